import type { STEP_TITLES as OF_RENOVATION } from '../../procedures/home-renovation/step-titles.js';
import type { STEP_TITLES as OF_GRANT } from '../../procedures/small-grant/step-titles.js';
import type { Text } from '../../procedures/vocabulary.js';

/** A step in plain words: what it means, what comes next, and what the household is asked for, where it is. */
export interface PlainStep {
  readonly means: Text;
  readonly next: Text;
  readonly asked?: Text;
}

/** The steps that an applicant's case may be at. */
export type ApplicantStep = keyof typeof OF_RENOVATION | keyof typeof OF_GRANT;
