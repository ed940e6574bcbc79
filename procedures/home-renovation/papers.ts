import type { Field, Slot } from '../form.js';
import type { Action, PostingName } from '../procedure.js';
import type { Role, Text } from '../vocabulary.js';

/** Papers to be attached; the same file may serve again. */
export function papers(slot: string, zh: string, en: string, min = 1): Slot {
  return { slot, title: { zh, en }, min };
}

/** Photographs that no earlier act rests on. */
export function freshPhotos(slot: string, zh: string, en: string, min = 1): Slot {
  return { slot, title: { zh, en }, min, fresh: true };
}

/** A written explanation; it stays in the event. */
export function words(zh: string, en: string, max = 500): Field & { kind: 'text' } {
  return { title: { zh, en }, kind: 'text', max };
}

export const reasonForm = { reason: words('理由（勿写个人信息）', 'Reason (no personal data)') };

/** What a case may hold when it ends; each is given back, or was never held. */
export const GIVE_BACK = ['leaveWaitlist', 'releaseFunds', 'releaseQuota'] as const satisfies readonly PostingName[];

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
