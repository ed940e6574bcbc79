import type { Text } from '../../../procedures/vocabulary.js';

/** What the page of an inspection at the home says by itself. */
export const INSPECTION_WORDS = {
  title: { zh: '入户验收', en: 'Inspection at the home' },
  start: { zh: '开始入户验收', en: 'Inspect at the home' },
  startHint: {
    zh: '在现场用手机逐项验收，请点下面的按钮；已在纸上验收、回来补录的，可直接填写表单。',
    en: 'On the spot, go line by line on a phone; what was done on paper is entered in the form below.',
  },
  rounds: { zh: '以往整改', en: 'Earlier rework' },
  round: { zh: '第 {about} 轮', en: 'Round {about}' },
  askedOn: { zh: '要求整改', en: 'Asked for' },
  deadline: { zh: '整改期限', en: 'Deadline' },
  doneOn: { zh: '报告完成', en: 'Said to be done' },
  stillGoing: { zh: '整改中', en: 'Going on' },
  recheck: { zh: '请先复查上一轮整改事项', en: 'Look first at what was to be put right' },
  stillOpen: { zh: '仍未整改到位', en: 'Still not put right' },
  photos: { zh: '改造前后对照', en: 'Before and after' },
  before: { zh: '改造前 {about}', en: 'Before {about}' },
  after: { zh: '改造后 {about}', en: 'After {about}' },
  notAPicture: { zh: '查看文件', en: 'Open the file' },
  lines: { zh: '逐项验收', en: 'Line by line' },
  planned: { zh: '方案数量', en: 'Planned' },
  measured: { zh: '实测数量（{about}）', en: 'Measured ({about})' },
  mend: { zh: '需整改', en: 'To be put right' },
  what: { zh: '问题', en: 'What is wrong' },
  linePhoto: { zh: '现场照片', en: 'Photograph' },
  others: { zh: '其他需整改的问题', en: 'Anything else to be put right' },
  othersHint: {
    zh: '方案以外的问题填在这里，没有就留空。',
    en: 'What is not a line of the plan; leave empty if nothing.',
  },
  mustBeThere: { zh: '政策规定必须到场', en: 'must be there by policy' },
  otherPerson: { zh: '其他到场人员', en: 'Someone else' },
  signature: { zh: '户主签字', en: 'The household’s signature' },
  outcome: { zh: '验收结论', en: 'Outcome' },
  finish: { zh: '提交验收结论', en: 'Submit the outcome' },
  chooseOutcome: { zh: '验收结论：请选择。', en: 'Outcome: choose one.' },
  acceptsDespite: {
    zh: '此项标为需整改，不能同时验收合格。请去掉标记，或改选“要求整改”。',
    en: 'This is marked to be put right, so the works cannot be accepted. Unmark it, or ask for rework.',
  },
  ifRework: { zh: '要求整改时填写', en: 'If rework is asked for' },
  papersHint: {
    zh: '每格拍一张照片。有 PDF 扫描件的，可在案件页的表单中上传。',
    en: 'One photograph each. A PDF is handed in with the form on the case’s page.',
  },
} as const satisfies Record<string, Text>;
