import type { Field, Slot } from './form.js';

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
