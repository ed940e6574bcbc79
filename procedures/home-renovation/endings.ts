import { reasonForm } from '../papers.js';
import type { Action, PostingName } from '../procedure.js';
import type { Role, Text } from '../vocabulary.js';

/** What a case may hold when it ends; each is given back, or was never held. */
export const GIVE_BACK = [
  'leaveWaitlist',
  'leaveLot',
  'releaseFunds',
  'releaseQuota',
] as const satisfies readonly PostingName[];

/** A refusal that ends the case, with its reason. */
export function rejection(zh: string, en: string, by: readonly Role[]): Action {
  return {
    title: { zh, en },
    by,
    to: { close: 'rejected' },
    form: reasonForm,
    postings: GIVE_BACK,
    effects: ['tellApplicant'],
  };
}

/** Return to one of some earlier steps, with the reason. */
export function sendBack(
  by: readonly Role[],
  steps: Readonly<Record<string, Text>>,
  postings: readonly PostingName[] = [],
): Action {
  return {
    title: { zh: '退回', en: 'Send back' },
    by,
    to: { chosenFrom: Object.keys(steps) },
    form: {
      toStep: { title: { zh: '退回环节', en: 'Step to return to' }, kind: 'choice', options: steps },
      ...reasonForm,
    },
    ...(postings.length > 0 && { postings }),
  };
}
