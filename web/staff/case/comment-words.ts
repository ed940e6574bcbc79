import type { Text } from '../../../procedures/vocabulary.js';

/** What the page of a case says about its comments. */
export const COMMENT_WORDS = {
  comments: { zh: '沟通记录', en: 'Comments' },
  none: { zh: '还没有人留言。', en: 'Nobody has said anything yet.' },
  write: { zh: '留言', en: 'Write a comment' },
  warning: {
    zh: '请勿填写身份证号、电话、银行卡号等个人信息。留言最多 2000 字，发出后不能修改或删除。',
    en: 'Give no ID numbers, telephones, bank cards or other personal data. At most 2,000 characters; it cannot be changed or removed.',
  },
  share: { zh: '同时让承接本案的单位看到', en: 'Let the firms that work on this case see it' },
  firmsSee: {
    zh: '县乡工作人员和承接本案的单位都能看到。',
    en: 'Officers and the firms that work on this case will see it.',
  },
  shared: { zh: '承接单位可见', en: 'Firms see this' },
  send: { zh: '发出留言', en: 'Send the comment' },
} as const satisfies Record<string, Text>;
