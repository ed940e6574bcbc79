import type { ProblemText } from './problem-text.js';

/** What is answered where a firm's worker cannot be invited or cannot join. */
export const WORKER_PROBLEM_TEXTS = {
  workerKnown: {
    status: 409,
    title: { zh: '该手机号已是本单位的施工人员。', en: 'This telephone belongs to a worker of your firm already.' },
  },
  invitedTooOften: {
    status: 429,
    title: {
      zh: '24 小时内邀请次数已达上限，请明天再试。',
      en: 'There were too many invitations within 24 hours. Try again tomorrow.',
    },
  },
  messageNotSent: {
    status: 503,
    title: { zh: '短信没有发出，邀请未生效，请稍后重试。', en: 'The message could not be sent, so nobody is invited.' },
  },
  // One answer for whatever does not fit, so that nobody learns who was invited.
  invitationInvalid: {
    status: 403,
    title: {
      zh: '手机号或验证码不正确，或邀请已过期。请向本单位管理员索取新的邀请。',
      en: 'Telephone or code is wrong, or the invitation has expired. Ask your firm for a new one.',
    },
  },
} as const satisfies Record<string, ProblemText>;
