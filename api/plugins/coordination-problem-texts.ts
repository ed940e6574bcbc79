import type { ProblemText } from './problem-text.js';

/** What is answered where a case cannot be passed on, or a role not be delegated. */
export const COORDINATION_PROBLEM_TEXTS = {
  alreadyReminded: {
    status: 409,
    title: {
      zh: '本工作日您已催办过此案件，请下一个工作日再催。',
      en: 'You reminded of this case on this working day already. Do so again on the next.',
    },
  },
  waitsForYou: {
    status: 409,
    title: { zh: '此案件正由您办理，无需催办。', en: 'The case waits for you: there is nobody to remind.' },
  },
  waitsForNobody: {
    status: 409,
    title: {
      zh: '当前环节没有可以接收的人员。',
      en: 'At its present step the case waits for nobody whom this could go to.',
    },
  },
  delegationOverlaps: {
    status: 409,
    title: {
      zh: '该同事在此期间已受托办理这一岗位，请调整日期或先撤销原委托。',
      en: 'That colleague has this role in hand on some of these days already. Choose other days, or revoke that first.',
    },
  },
} as const satisfies Record<string, ProblemText>;
