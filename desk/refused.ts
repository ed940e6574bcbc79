import type { Refusal } from '../procedures/engine.js';
import type { DeskProblem } from './desk-problem.js';

/** A refusal of the record as the desk tells it, where no title of a procedure says what it speaks of. */
export function refused({ code, about }: Refusal): DeskProblem {
  return { problem: code, ...(about === undefined ? {} : { about: { zh: about, en: about } }) };
}
