/** A payment as the bank is asked to make it. */
export interface BankOrder {
  /** Names the payment in the bank's answer. */
  readonly reference: string;
  readonly payee: string;
  readonly account: string;
  readonly amountFen: bigint;
  /** What it is for, such as the number of a case. Nothing personal. */
  readonly note: string;
}

/** What the bank says of one payment. */
export interface BankAnswer {
  /** Counts from 1, without a heading. */
  readonly row: number;
  readonly reference: string;
  readonly result: 'paid' | 'returned';
  readonly amountFen: bigint;
  /** The bank's own number of the transfer; empty when it gives none. */
  readonly bankReference: string;
  readonly day: string;
  /** Why it came back; empty when it was paid. */
  readonly reason: string;
}

/** Why a row of an answer cannot be read. Never holds the value. */
export interface BankAnswerFault {
  readonly row: number;
  readonly column: string;
  readonly code: 'missing' | 'unknownField' | 'notOffered' | 'notYuan';
}

/** The bank, as far as payments go: a file of orders out, a file of answers in. */
export interface BankPort {
  /** Names the layout of the files. One whose bytes would differ gets another name. */
  readonly format: string;
  /** The same orders always give the same bytes. */
  writeFile(orders: readonly BankOrder[]): Buffer;
  /** Reads an answer whole, or says of every row why it cannot be read. */
  readAnswer(
    bytes: Buffer,
  ): { readonly answers: readonly BankAnswer[] } | { readonly faults: readonly BankAnswerFault[] };
}

/** Reads CSV with a heading into rows by column name, empty cells left out. */
export type ReadCsv = (bytes: Buffer) => readonly Readonly<Record<string, string>>[];

const ORDER_COLUMNS = ['reference', 'payee', 'account', 'amount', 'note'] as const;
const ANSWER_COLUMNS = ['reference', 'result', 'amount', 'bankReference', 'day', 'reason'] as const;
type AnswerColumn = (typeof ANSWER_COLUMNS)[number];

/**
 * Files of comma-separated values, carried to the bank and back by a person. UTF-8 without a mark, lines end in CR LF,
 * amounts in yuan with two places.
 * Orders: `reference,payee,account,amount,note`. Answers: `reference,result,amount,bankReference,day,reason`, where the
 * result is `paid` (then with the bank's reference) or `returned` (then with a reason).
 * A cell that a spreadsheet would take for a formula is written with an apostrophe before it.
 */
export function csvFileBank(readCsv: ReadCsv): BankPort {
  return {
    format: 'csv-file-1',
    writeFile(orders) {
      const rows = orders.map(({ reference, payee, account, amountFen, note }) => [
        reference,
        payee,
        account,
        yuanOf(amountFen),
        note,
      ]);
      return Buffer.from([ORDER_COLUMNS, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join(''), 'utf8');
    },
    readAnswer(bytes) {
      const read = readCsv(bytes).map((cells, at) => readRow(at + 1, cells));
      const faults = read.flatMap((row) => ('faults' in row ? row.faults : []));
      return faults.length > 0 ? { faults } : { answers: read.flatMap((row) => ('answer' in row ? [row.answer] : [])) };
    },
  };
}

function yuanOf(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
}

function cell(value: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

type ReadRow = { readonly answer: BankAnswer } | { readonly faults: readonly BankAnswerFault[] };

function readRow(row: number, cells: Readonly<Record<string, string>>): ReadRow {
  const text = (column: AnswerColumn) => (Object.hasOwn(cells, column) ? (cells[column] ?? '') : '').replace(/^'/, '');
  const faults: BankAnswerFault[] = Object.keys(cells)
    .filter((column) => !(ANSWER_COLUMNS as readonly string[]).includes(column))
    .map((column) => ({ row, column: column.slice(0, 40), code: 'unknownField' }));
  const result = text('result');
  const needed = neededColumns(result).filter((column) => text(column) === '');
  faults.push(...needed.map((column) => ({ row, column, code: 'missing' }) as const));
  if (result !== '' && result !== 'paid' && result !== 'returned')
    faults.push({ row, column: 'result', code: 'notOffered' });
  const amountFen = fenOf(text('amount'));
  if (amountFen === null && text('amount') !== '') faults.push({ row, column: 'amount', code: 'notYuan' });
  if (faults.length > 0 || amountFen === null) return { faults };
  const answer = { reference: text('reference'), bankReference: text('bankReference'), day: text('day') };
  return {
    answer: { row, ...answer, amountFen, reason: text('reason'), result: result === 'paid' ? 'paid' : 'returned' },
  };
}

function neededColumns(result: string): AnswerColumn[] {
  const always: AnswerColumn[] = ['reference', 'result', 'amount', 'day'];
  if (result === 'paid') return [...always, 'bankReference'];
  return result === 'returned' ? [...always, 'reason'] : always;
}

/** Yuan with at most two places as fen; `null` when it is something else. */
function fenOf(yuan: string): bigint | null {
  const parts = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(yuan);
  return parts ? BigInt(parts[1] ?? '0') * 100n + BigInt((parts[2] ?? '').padEnd(2, '0')) : null;
}
