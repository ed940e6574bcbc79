import type { OutcomeName } from '../procedures/procedure.js';
import type { RefusalCode } from '../procedures/refusals.js';
import type { Day, Text } from '../procedures/vocabulary.js';
import type { FieldError } from './form-messages.js';

/** Everything that the desk may answer instead of what was asked, beside the refusals of the judge. */
export const DESK_PROBLEMS = [
  'signInFailed',
  'notFound',
  'notYourPlace',
  'formInvalid',
  'noSuchProcedure',
  'noSuchAction',
  'noSuchPlace',
  'overtaken',
  'idempotencyKeyReused',
  'tooManyActions',
  'outcomeUnknown',
  'slotUnknown',
  'fileEmpty',
  'fileTooLarge',
  'fileTypeNotAllowed',
  'fileNotWhatItClaims',
  'fileLost',
  'evidenceUnknown',
  'alreadyOpen',
  'listRowsRejected',
  'listEmpty',
  'listOlderThanPresent',
  'calendarInvalid',
  'policyInvalid',
  'policyExists',
  'effectNotFailed',
  'clockBackwards',
] as const;

export type DeskProblemCode = (typeof DESK_PROBLEMS)[number];

/** What happened on a case since the asker looked at it. */
export interface Change {
  readonly seq: number;
  readonly action: string;
  readonly title: Text;
  readonly happenedOn: Day;
  readonly toStep: string;
}

/** Where a case stands now. */
export interface Standing {
  readonly seq: number;
  readonly step: string;
  readonly closed: OutcomeName | null;
}

/** An action that would be possible now. */
export interface AllowedAction {
  readonly name: string;
  readonly title: Text;
}

/** Why something was not done: a value, never an exception. Holds no personal data. */
export interface DeskProblem {
  readonly problem: DeskProblemCode | RefusalCode;
  /** What the reason speaks of, in words for people. */
  readonly about?: Text;
  readonly errors?: readonly FieldError[];
  readonly allowed?: readonly AllowedAction[];
  readonly now?: Standing;
  readonly changes?: readonly Change[];
  readonly rejected?: readonly RejectedRow[];
}

/** A row of an imported list that cannot be taken. `row` counts from 1, without a heading. */
export interface RejectedRow {
  readonly row: number;
  readonly errors: readonly FieldError[];
}

/** Whether an answer of the desk is a problem. */
export function isProblem(answer: unknown): answer is DeskProblem {
  return typeof answer === 'object' && answer !== null && 'problem' in answer;
}
