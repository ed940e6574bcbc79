import type { ProblemText } from './problem-text.js';

/** What is answered while nothing may leave the house after a restore, and on the way out of it. */
export const HOLD_PROBLEM_TEXTS = {
  onHold: {
    status: 409,
    title: {
      zh: '数据恢复后系统处于暂停状态，不能生成或下载付款文件，也不发送短信。请财务先核对银行对账单（GET /api/v1/hold）。',
      en: 'The system is on hold after a restore: no payment file is made or handed out, and no message is sent. Finance matches the bank’s statement first; see GET /api/v1/hold.',
    },
  },
  notOnHold: { status: 409, title: { zh: '系统未处于暂停状态。', en: 'The system is not on hold.' } },
  holdNotMatched: {
    status: 409,
    title: {
      zh: '财务尚未核对银行对账单，不能解除暂停。',
      en: 'Finance has not matched the bank’s statement for this hold yet.',
    },
  },
  statementTooShort: {
    status: 422,
    title: {
      zh: '对账单期间不足，至少须为 {about}。',
      en: 'The statement covers too few days; it must cover {about}.',
    },
  },
  statementDiffers: {
    status: 409,
    title: {
      zh: '财务核对的不是这份对账单，请查看最新一份后再确认。',
      en: 'This is not the statement that finance matched. Look at the one that is named now, then confirm.',
    },
  },
  statementMatchedByYou: {
    status: 409,
    title: {
      zh: '对账单由本人核对，须由他人解除暂停。',
      en: 'You matched the statement yourself; another person must release the hold.',
    },
  },
} as const satisfies Record<string, ProblemText>;
