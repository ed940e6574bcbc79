import type { Procedure, Step } from '../../procedures/procedure.js';
import { workingDays } from '../../procedures/vocabulary.js';

const text = (words: string) => ({ zh: words, en: words });

const asked: Step = {
  title: text('asked'),
  phase: 'review',
  clocks: { deadline: { lasts: 'askedDays', then: 'remind' } },
  actions: {
    grant: { title: text('grant'), by: ['countyApprover'], to: { close: 'paid' } },
    doubt: { title: text('doubt'), by: ['townOfficer'], to: 'inquiry', suspends: true },
    remind: { title: text('remind'), by: ['clock'], postings: ['notifyLevelAbove'] },
  },
};

const inquiry: Step = {
  title: text('inquiry'),
  phase: 'review',
  actions: { goOn: { title: text('go on'), by: ['townOfficer'], to: { back: true } } },
};

/** A sound procedure of two steps, for tests of the engine and of the checks. */
export const small: Procedure = {
  id: 'small',
  version: 1,
  subject: 'lot',
  title: text('small'),
  policy: { askedDays: workingDays(5), fourEyes: [{ action: 'grant', notBy: 'doubt', same: 'person' }] },
  start: 'asked',
  opening: {
    title: text('open'),
    by: ['villageOfficer'],
    form: { wish: { title: text('wish'), kind: 'text', max: 50, fact: 'wish' } },
  },
  steps: { asked, inquiry },
  anywhere: {},
};

/** The small procedure with its first step changed. */
export function withAsked(change: Partial<Step>): Procedure {
  return {
    ...small,
    steps: { inquiry, asked: { ...asked, ...change, actions: { ...asked.actions, ...change.actions } } },
  };
}
