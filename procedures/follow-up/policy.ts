import { type Policy, workingDays } from '../vocabulary.js';

/** What holds where a county set nothing else. The days of the visits are those of the programme's own paper, and fixed. */
export const followUpPolicy = {
  visitDays: workingDays(5), // [practice]: then the county is told
  rollsToWorkingDay: false,
  lateEntryDays: 10, // [practice]
} satisfies Policy;
