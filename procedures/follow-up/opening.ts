import type { Form } from '../form.js';
import { addDays } from '../days.js';
import type { Day, Facts } from '../vocabulary.js';

/** How many calendar days after the acceptance each visit is due: 7, 30 and 90. The day of the acceptance does not count. */
export const VISIT_AFTER_DAYS = { day7: 7, day30: 30, day90: 90 } as const;

export type VisitStep = keyof typeof VISIT_AFTER_DAYS;

const day = (zh: string, en: string, fact: string) => ({ title: { zh, en }, kind: 'date', fact }) as const;

/** What the acceptance of a home hands over. A clock ends after its last day, so each visit is told by its eve. */
export const followUpForm = {
  acceptedOn: day('验收日期', 'Accepted on', 'acceptedOn'),
  day7Eve: day('7天回访前一日', 'Eve of the visit after 7 days', 'day7Eve'),
  day30Eve: day('30天回访前一日', 'Eve of the visit after 30 days', 'day30Eve'),
  day90Eve: day('90天回访前一日', 'Eve of the visit after 90 days', 'day90Eve'),
} as const satisfies Form;

/** The opening form of a follow-up of works that were accepted on that day. */
export function followUpOf(acceptedOn: Day): Facts {
  const eveOf = (step: VisitStep): Day => addDays(acceptedOn, VISIT_AFTER_DAYS[step] - 1);
  return { acceptedOn, day7Eve: eveOf('day7'), day30Eve: eveOf('day30'), day90Eve: eveOf('day90') };
}
