import type { Text } from '../../procedures/vocabulary.js';

/** What the pages about objections say by themselves. */
export const OBJECTION_WORDS = {
  title: { zh: '提出异议', en: 'Object to a publicity' },
  against: { zh: '对编号 {about} 的公示提出异议', en: 'Object to the publicity of {about}' },
  link: { zh: '提出异议', en: 'Object' },
  column: { zh: '异议', en: 'Objection' },
  lead: {
    zh: '不需要账号。您填写的内容加密保存，姓名和电话只有负责调查的乡镇（街道）、县残联人员可以看到。请如实反映，不要填写与本公示无关的他人信息。',
    en: 'You need no account. What you write is kept encrypted; only those at the town and the county who inquire see your name and telephone. Say what is true, and nothing about others that does not belong here.',
  },
  office: {
    zh: '如有材料，请写明并在工作人员联系您时提交；也可以直接到乡镇（街道）或县残联反映。',
    en: 'If you have papers, say so and hand them in when you are called; or go to the town or the county federation.',
  },
  trap: { zh: '请不要填写此栏', en: 'Leave this field empty' },
  trapped: {
    zh: '有一栏应当留空，请清空后重新提交。',
    en: 'A field that must stay empty is filled in. Empty it and send again.',
  },
  send: { zh: '提交异议', en: 'Send the objection' },
  notFromHere: { zh: '请在本页面填写并提交。', en: 'Fill in and send the form on this page.' },
  received: { zh: '异议已收到', en: 'Your objection was received' },
  receipt: { zh: '回执编号', en: 'Receipt' },
  code: { zh: '查询码', en: 'Code' },
  receivedAt: { zh: '收到时间', en: 'Received' },
  keep: {
    zh: '请记下或拍照保存回执编号和查询码，查询码只显示这一次。处理结果可凭这两项查询。',
    en: 'Note both down, or take a photograph: the code is shown this once. With both you can ask what became of it.',
  },
  toOutcome: { zh: '查询异议处理结果', en: 'What became of my objection' },
  ask: { zh: '查询', en: 'Ask' },
  state: { zh: '处理情况', en: 'How it stands' },
  waiting: {
    zh: '已收到，等待处理。未处理完之前，公示不会结束。',
    en: 'It was received and waits for an answer. The publicity does not end before that.',
  },
  inquiry: { zh: '已受理，正在调查核实。', en: 'It was taken up and is being looked into.' },
  ended: { zh: '已调查处理：{about}', en: 'It was looked into: {about}' },
  notTaken: { zh: '不予受理：{about}', en: 'It was not taken up: {about}' },
  over: { zh: '所涉申请已终止。', en: 'The application has ended.' },
  note: { zh: '说明', en: 'What the officer says' },
  answeredAt: { zh: '处理时间', en: 'Answered' },
} as const satisfies Record<string, Text>;
