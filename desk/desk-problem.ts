import type { OutcomeName } from '../procedures/procedure.js';
import type { RefusalCode } from '../procedures/refusals.js';
import type { Day, Text } from '../procedures/vocabulary.js';
import type { FieldError } from './form-messages.js';

/** Everything that the desk may answer instead of what was asked, beside the refusals of the judge. */
export const DESK_PROBLEMS = [
  'signInFailed',
  'passwordWrong',
  'supplierMissing',
  'creditCodeTaken',
  'orgCodeTaken',
  'levelDoesNotFit',
  'loginTaken',
  'bidsNotOpened',
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
  'fileDamaged',
  'fileTypeNotAllowed',
  'fileNotWhatItClaims',
  'fileLost',
  'fileInfected',
  'scannerAway',
  'pictureBroken',
  'pictureTooManyPoints',
  'uploadElsewhere',
  'tooManyUploads',
  'evidenceUnknown',
  'alreadyRejected',
  'notRejected',
  'notUsableAgain',
  'alreadyOpen',
  'listRowsRejected',
  'listEmpty',
  'listOlderThanPresent',
  'quotaBelowUse',
  'fundBelowUse',
  'fundExists',
  'calendarInvalid',
  'policyInvalid',
  'policyExists',
  'effectNotFailed',
  'clockBackwards',
  'nothingOrdered',
  'answerRowsRejected',
  'onHold',
  'notOnHold',
  'holdNotMatched',
  'statementTooShort',
  'statementDiffers',
  'statementMatchedByYou',
  'alreadyReminded',
  'waitsForYou',
  'waitsForNobody',
  'workerKnown',
  'invitedTooOften',
  'messageNotSent',
  'invitationInvalid',
  'samplingListEmpty',
  'samplingWaitsForDraw',
  'samplingDrawn',
  'seedTooEarly',
  'visitBeforeDraw',
  'delegationOverlaps',
  'notHanging',
  'tooManyObjections',
  'objectionFilesTooMuch',
  'objectionAnswered',
  'receiptUnknown',
  'ownCaseUnknown',
  'tooManyTries',
  'noApplicant',
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
  /** Which of several files it is about, counted from 1. */
  readonly place?: number;
  readonly allowed?: readonly AllowedAction[];
  readonly now?: Standing;
  readonly changes?: readonly Change[];
  /** The first of them. */
  readonly rejected?: readonly RejectedRow[];
  /** How many more there are. */
  readonly rejectedMore?: number;
}

/** A row of an imported list that cannot be taken. `row` counts from 1, without a heading. */
export interface RejectedRow {
  readonly row: number;
  readonly errors: readonly FieldError[];
}

const MOST_REJECTED = 100;

/** Rejected rows as an answer holds them: enough to see what is wrong, and how many more there are. */
export function firstRejected(rows: readonly RejectedRow[]): Pick<DeskProblem, 'rejectedMore'> & {
  readonly rejected: readonly RejectedRow[];
} {
  const more = rows.length - MOST_REJECTED;
  return more > 0 ? { rejected: rows.slice(0, MOST_REJECTED), rejectedMore: more } : { rejected: rows };
}

/** Whether an answer of the desk is a problem. */
export function isProblem(answer: unknown): answer is DeskProblem {
  return typeof answer === 'object' && answer !== null && 'problem' in answer;
}
