import type { ProblemText } from './problem-text.js';

/** What stands in the way of a list, a draw or a visit of the city's sampling. */
export const SAMPLING_PROBLEM_TEXTS = {
  samplingListEmpty: {
    status: 409,
    title: {
      zh: '这些日期内没有可抽查的改造户（已抽查过的不再列入）。',
      en: 'No home was accepted on those days that was not sampled before.',
    },
  },
  samplingWaitsForDraw: {
    status: 409,
    title: {
      zh: '已有名单公布后尚未抽签，请先完成该名单的抽签。',
      en: 'A list is published and waits for its draw. Enter that draw first.',
    },
  },
  samplingDrawn: {
    status: 409,
    title: { zh: '该名单已抽签，不能更改。', en: 'The draw of this list is entered; it cannot be changed.' },
  },
  seedTooEarly: {
    status: 409,
    title: {
      zh: '抽签日期必须晚于名单公布日期（{about}）。',
      en: 'The draw must be of a later day than the publication of the list, {about}.',
    },
  },
  visitBeforeDraw: {
    status: 409,
    title: {
      zh: '入户日期不能早于抽签日期（{about}）。',
      en: 'A home cannot have been visited before it was drawn, on {about}.',
    },
  },
} as const satisfies Record<string, ProblemText>;
