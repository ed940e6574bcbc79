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
    zh: '材料较多，或不便上传的，也可以直接到乡镇（街道）或县残联反映。',
    en: 'If you have more papers, or cannot send them here, go to the town or the county federation.',
  },
  files: { zh: '照片或文件（选填）', en: 'Photographs or papers (optional)' },
  filesHint: {
    zh: '能说明情况的照片、材料，最多 {about} 个：JPEG、PNG、HEIC 图片或 PDF，每个不超过 20 MB，合计不超过 30 MB。只有负责调查的人员可以看到。匿名提出的，照片只保存去掉拍摄时间、地点等信息的副本；PDF 原样保存，请自行去掉其中的姓名。',
    en: 'What shows it, at most {about}: JPEG, PNG, HEIC or PDF, 20 MB each and 30 MB together. Only those who inquire see them. If you stay unnamed, of a photograph a copy is kept that does not say where and when it was taken; a PDF is kept as it is, so take your name out of it.',
  },
  file: { zh: '第 {about} 个文件', en: 'File {about}' },
  chooseAgain: {
    zh: '第 {about} 个文件：未能保留，请重新选择。',
    en: 'File {about}: it was not kept. Choose it again.',
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
