import { setCurrentDetails } from '@temporalio/workflow';
import type { CaseNow } from '../record/record-types.js';

const STEPS_SHOWN = 60;

/** The steps a case has passed, kept only so that Temporal's own screens read as the life of the application. */
export class CaseCourse {
  #steps: readonly string[];

  constructor(passed: readonly string[]) {
    this.#steps = passed;
  }

  /** Every step so far, the present one last; handed on to the next run. */
  get steps(): readonly string[] {
    return this.#steps;
  }

  /** Notes where the case is and writes it to the run's current details. */
  show(now: CaseNow): void {
    if (this.#steps.at(-1) !== now.stepTitle) this.#steps = [...this.#steps, now.stepTitle].slice(-STEPS_SHOWN);
    const passed = this.#steps.slice(0, -1).map((step) => `- ${step}`);
    const waits = now.wakesFor === null ? '' : ` (${now.wakesFor})`;
    const at = now.closed ? `**${now.stepTitle}** — closed` : `**${now.stepTitle}**${waits}`;
    setCurrentDetails([`${now.programme} ${now.number}`, '', ...passed, `- ${at}`].join('\n'));
  }
}
