import { v5 as uuidOf } from 'uuid';
import type { BankAnswer, BankAnswerFault } from '../ports/bank.js';
import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import { usedBankReferences } from '../record/bank-references.js';
import { type FileMaker, sha256Of } from '../record/payment-files.js';
import { type LineStanding, readFileLines, readToday } from '../record/read-payment-files.js';
import { type AnswerSetting, checkBankAnswer, standsAs } from './check-bank-answer.js';
import { MOST_BYTES } from './check-file.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, firstRejected, isProblem, type RejectedRow } from './desk-problem.js';
import { financeAtWork } from './finance-at-work.js';
import { performAction } from './perform-action.js';
import type { Person } from './who-am-i.js';

/** What became of one row of a bank's answer. */
export interface AnsweredRow {
  readonly row: number;
  readonly reference: string;
  /** Of the case that the payment belongs to. */
  readonly number: string;
  readonly result: 'paid' | 'returned';
  /** `again`: it stood so already, and nothing was changed. */
  readonly became: 'done' | 'again' | 'refused';
  /** Why, when it was refused. */
  readonly problem?: DeskProblem;
}

export interface SentAnswer {
  readonly fileId: string;
  readonly bytes: Buffer;
}

/** Cases are driven side by side, but only so many: each act is a transaction and a workflow of its own. */
const AT_ONCE = 6;

/**
 * Carries out a bank's answer to a file: the whole is checked first and refused whole; then each row confirms or
 * returns its payment as a person would, with a result of its own. The same answer again changes nothing.
 */
export async function answerPaymentFile(
  deps: DeskDeps,
  person: Person,
  { fileId, bytes }: SentAnswer,
): Promise<readonly AnsweredRow[] | DeskProblem> {
  const officer = financeAtWork(person);
  if (!officer) return { problem: 'notYourRole' };
  if (bytes.length > MOST_BYTES) return { problem: 'fileTooLarge' };
  const { places } = officer;
  const read = deps.bank.readAnswer(bytes);
  if ('faults' in read) return { problem: 'answerRowsRejected', ...firstRejected(rejectedBy(read.faults)) };
  const { answers } = read;
  const setting = await settingOf(deps, person, { fileId, places, answers });
  if (setting.lines.size === 0) return { problem: 'notFound' };
  if (answers.length === 0) return { problem: 'fileEmpty' };
  const rejected = checkBankAnswer(answers, setting);
  if (rejected.length > 0) return { problem: 'answerRowsRejected', ...firstRejected(rejected) };
  await noteAnswer(deps, person, officer, { fileId, bytes, answers });
  const rows: AnsweredRow[] = [];
  for (let from = 0; from < answers.length; from += AT_ONCE) {
    const some = answers.slice(from, from + AT_ONCE);
    rows.push(
      ...(await Promise.all(some.map((answer) => carryOut(deps, person, { fileId, places }, answer, setting)))),
    );
  }
  return rows;
}

/** That it was handed in, before it is carried out: what became of each row stands in the cases' own events. */
async function noteAnswer(
  { pool }: DeskDeps,
  { tenant }: Person,
  { by }: FileMaker,
  { fileId, bytes, answers }: SentAnswer & { readonly answers: readonly BankAnswer[] },
): Promise<void> {
  const paid = answers.filter(({ result }) => result === 'paid').length;
  const after = { sha256: sha256Of(bytes), rows: answers.length, paid, returned: answers.length - paid };
  await inTenant(pool, tenant, (tx) =>
    noteAct(tx, tenant, by, { kind: 'paymentFileAnswered', what: { fileId }, after }),
  );
}

function rejectedBy(faults: readonly BankAnswerFault[]): RejectedRow[] {
  const rows = new Map<number, RejectedRow['errors']>();
  for (const { row, column, code } of faults)
    rows.set(row, [...(rows.get(row) ?? []), { pointer: `#/rows/${row - 1}/${escaped(column)}`, code }]);
  return [...rows].map(([row, errors]) => ({ row, errors }));
}

function escaped(column: string): string {
  return column.replaceAll('~', '~0').replaceAll('/', '~1');
}

interface FileReached {
  readonly fileId: string;
  readonly places: readonly string[];
}

async function settingOf(
  { pool }: DeskDeps,
  { tenant }: Person,
  { fileId, places, answers }: FileReached & { readonly answers: readonly BankAnswer[] },
): Promise<AnswerSetting> {
  return inTenant(pool, tenant, async (tx) => ({
    lines: new Map((await readFileLines(tx, places, fileId)).map((line) => [line.reference, line])),
    used: await usedBankReferences(
      tx,
      answers.filter(({ result }) => result === 'paid').map(({ bankReference }) => bankReference),
    ),
    today: await readToday(tx),
  }));
}

async function carryOut(
  deps: DeskDeps,
  person: Person,
  file: FileReached,
  answer: BankAnswer,
  { lines }: AnswerSetting,
): Promise<AnsweredRow> {
  const line = lines.get(answer.reference);
  if (!line) throw new Error('an answer was carried out unchecked');
  const { row, reference, result } = answer;
  const told = { row, reference, number: line.number, result };
  if (standsAs(line, answer)) return { ...told, became: 'again' };
  const problem = await act(deps, person, { fileId: file.fileId, line, answer });
  if (!problem) return { ...told, became: 'done' };
  // Someone with the same answer in hand, or the first sending of it, may have been faster.
  const { lines: now } = await settingOf(deps, person, { ...file, answers: [] });
  const stands = now.get(reference);
  return stands && standsAs(stands, answer) ? { ...told, became: 'again' } : { ...told, became: 'refused', problem };
}

const ACTIONS = {
  payment: { paid: 'confirmPayment', returned: 'recordReturn' },
  tranche: { paid: 'confirmTranche', returned: 'recordTrancheReturn' },
} as const;

interface LineAnswered {
  readonly fileId: string;
  readonly line: LineStanding;
  readonly answer: BankAnswer;
}

/** The case's own action, as a person would perform it; the case must stand as it was when the answer was checked. */
async function act(
  deps: DeskDeps,
  person: Person,
  { fileId, line, answer }: LineAnswered,
): Promise<DeskProblem | null> {
  const { result, bankReference, day, reason } = answer;
  const done = await performAction(deps, person, {
    caseId: line.caseId,
    action: ACTIONS[line.kind][result],
    requestId: uuidOf(`line ${line.line}`, fileId),
    expectedSeq: line.seq,
    form: result === 'paid' ? { bankReference, paidOn: day } : { reason },
    happenedOn: day,
    role: 'finance',
  });
  return isProblem(done) ? done : null;
}
