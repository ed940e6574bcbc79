import type { ApplicantStep, PlainStep } from './plain-step.js';
import { PLAIN_REVIEW } from './review.js';
import { PLAIN_WORKS_AND_MONEY } from './works-and-money.js';

/** Every step of an application in plain words. A test holds it against the procedures. */
export const PLAIN_STEPS: Readonly<Record<ApplicantStep, PlainStep>> = { ...PLAIN_REVIEW, ...PLAIN_WORKS_AND_MONEY };

/** A step in plain words. Throws where there are none: the test did not run. */
export function plainStep(step: string): PlainStep {
  const found = (PLAIN_STEPS as Readonly<Record<string, PlainStep>>)[step];
  if (!found) throw new Error(`step ${step} has no plain words`);
  return found;
}
