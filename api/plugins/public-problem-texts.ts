import type { ProblemText } from './problem-text.js';

/** What is answered to the public, and to officers about what the public sent. */
export const PUBLIC_PROBLEM_TEXTS = {
  notHanging: {
    status: 409,
    title: {
      zh: '该公示不在公示期内，不能在网上提出异议。如有情况反映，请联系乡镇（街道）或县残联。',
      en: 'The publicity does not run, so no objection is taken here. Turn to the town or the county federation.',
    },
  },
  tooManyObjections: {
    status: 429,
    title: {
      zh: '该公示收到的异议过多，请直接向乡镇（街道）或县残联提出。',
      en: 'Too many objections wait at this notice. Turn to the town or the county federation.',
    },
  },
  objectionFilesTooMuch: {
    status: 413,
    title: {
      zh: '最多附三个文件，合计不超过 30 MB。请减少文件或压缩后重新提交。',
      en: 'At most three files are taken, 30 MB together. Send fewer, or make them smaller.',
    },
  },
  objectionAnswered: { status: 409, title: { zh: '该异议已经答复。', en: 'The objection was answered already.' } },
  // One answer for whatever does not fit.
  receiptUnknown: {
    status: 403,
    title: { zh: '回执编号或查询码不正确。', en: 'The number of the receipt or the code is wrong.' },
  },
  // One answer for whatever does not fit, so that nobody learns which of the three was wrong.
  ownCaseUnknown: {
    status: 403,
    title: {
      zh: '申请编号、身份证号后四位或查询码不正确。查询码遗失的，请到村（社区）或乡镇（街道）重新打印。',
      en: 'The number, the end of the ID number or the code is wrong. Who lost the code gets a new one at the village or the town.',
    },
  },
  tooManyTries: {
    status: 429,
    title: {
      zh: '该编号查询次数过多，请一小时后再试。',
      en: 'This number was tried too often. Try again in an hour.',
    },
  },
  noApplicant: {
    status: 409,
    title: {
      zh: '该事项没有申请人，不发放查询码。',
      en: 'This case is no person’s application, so there is no code for it.',
    },
  },
} as const satisfies Record<string, ProblemText>;
