import type { Text } from '../../../procedures/vocabulary.js';

/** What the pages say by which a case is passed on. */
export const PASS_ON_WORDS = {
  panel: { zh: '协同办理', en: 'With colleagues' },
  inHandOf: { zh: '本环节已转由 {about} 办理。', en: 'The present task was handed to {about}.' },
  transferLink: { zh: '转办给同事', en: 'Hand the task to a colleague' },
  reminderLink: { zh: '催办', en: 'Remind those it waits for' },
  copyLink: { zh: '抄送', en: 'Send a copy' },
  transferTo: { zh: '转办给', en: 'Hand it to' },
  reminderTo: { zh: '将提醒', en: 'This reminds' },
  copyTo: { zh: '抄送给', en: 'Copy to' },
  copyToOrgs: { zh: '抄送单位（全体人员可见）', en: 'Copy to everyone at' },
  reason: { zh: '转办原因', en: 'Reason' },
  words: { zh: '附言（选填）', en: 'Words (optional)' },
  hint: {
    zh: '请勿填写身份证号、电话等个人信息。最多 500 字，发出后不能修改或删除。',
    en: 'Give no ID numbers, telephones or other personal data. At most 500 characters; it cannot be changed or removed.',
  },
  transferLead: {
    zh: '转办后，本环节进入对方“待我办理”；本单位其他有权限的同事仍可在“本单位待办”中办理。办理记录写明双方姓名。',
    en: 'The task then waits for that colleague. Others at the office who may do it still find it under their team’s work. Both names stand in the record.',
  },
  reminderLead: {
    zh: '每个工作日对同一案件只能催办一次。',
    en: 'You may remind of a case once on each working day.',
  },
  copyLead: {
    zh: '只能抄送给可以查看本案的人员和单位。',
    en: 'A copy goes only to those who may see the case anyway.',
  },
  nobody: { zh: '没有可以选择的人员。', en: 'There is nobody to choose.' },
  send: { zh: '确定', en: 'Send' },
} as const satisfies Record<string, Text>;
