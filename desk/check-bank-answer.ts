import type { BankAnswer } from '../ports/bank.js';
import type { Day } from '../procedures/vocabulary.js';
import type { LineStanding } from '../record/read-payment-files.js';
import type { RejectedRow } from './desk-problem.js';
import { fieldErrorsOf } from './field-errors.js';
import { daySchema, textSchema } from './field-schemas.js';
import type { FieldError, FieldErrorCode } from './form-messages.js';

/** What the record knows that an answer must fit. */
export interface AnswerSetting {
  readonly lines: ReadonlyMap<string, LineStanding>;
  /** The payment that each reference of the bank already confirmed. */
  readonly used: ReadonlyMap<string, string>;
  readonly today: Day;
}

const TEXTS = { bankReference: textSchema(60), reason: textSchema(200) } as const;

type Column = 'reference' | 'amount' | 'result' | 'bankReference' | 'day' | 'reason';

/** Holds a bank's answer against the record, as a whole. Row by row what does not fit; none when it may be carried out. */
export function checkBankAnswer(answers: readonly BankAnswer[], setting: AnswerSetting): RejectedRow[] {
  const named = timesOf(answers.map(({ reference }) => reference));
  const confirmed = timesOf(answers.map(({ bankReference }) => bankReference));
  return answers.flatMap((answer): RejectedRow[] => {
    const errors = [
      ...ownErrors(answer, setting.today),
      ...errorsOfLine(answer, setting.lines.get(answer.reference)),
      ...((named.get(answer.reference) ?? 0) > 1 ? [fault(answer, 'reference', 'answeredTwice')] : []),
      ...bankReferenceErrors(answer, setting.used, confirmed),
    ];
    return errors.length === 0 ? [] : [{ row: answer.row, errors }];
  });
}

/** Whether the payment already stands as the bank says. */
export function standsAs(line: LineStanding, { result, bankReference }: BankAnswer): boolean {
  return line.state === result && (result === 'returned' || line.bankReference === bankReference);
}

function ownErrors(answer: BankAnswer, today: Day): FieldError[] {
  const day = daySchema.safeParse(answer.day);
  if (!day.success) return [fault(answer, 'day', 'notADay')];
  const text = answer.result === 'paid' ? 'bankReference' : 'reason';
  const read = TEXTS[text].safeParse(answer[text]);
  return [
    ...(answer.day > today ? [fault(answer, 'day', 'dayInFuture')] : []),
    ...(read.success ? [] : fieldErrorsOf(read.error.issues, pointerOf(answer, text))),
  ];
}

function errorsOfLine(answer: BankAnswer, line: LineStanding | undefined): FieldError[] {
  if (!line) return [fault(answer, 'reference', 'paymentUnknown')];
  if (answer.amountFen !== BigInt(line.amountFen)) return [fault(answer, 'amount', 'amountDiffers')];
  return line.state === 'ordered' || standsAs(line, answer) ? [] : [fault(answer, 'result', 'answeredOtherwise')];
}

function bankReferenceErrors(
  answer: BankAnswer,
  used: AnswerSetting['used'],
  confirmed: ReadonlyMap<string, number>,
): FieldError[] {
  if (answer.result !== 'paid') return [];
  const by = used.get(answer.bankReference);
  const taken = (by !== undefined && by !== answer.reference) || (confirmed.get(answer.bankReference) ?? 0) > 1;
  return taken ? [fault(answer, 'bankReference', 'bankReferenceTaken')] : [];
}

function timesOf(values: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}

const pointerOf = ({ row }: BankAnswer, column: Column): string => `#/rows/${row - 1}/${column}`;

function fault(answer: BankAnswer, column: Column, code: FieldErrorCode): FieldError {
  return { pointer: pointerOf(answer, column), code };
}
