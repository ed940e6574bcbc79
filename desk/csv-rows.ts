/** A file of text that breaks off inside a character or a quote, or holds what no text holds. */
export class DamagedFile extends Error {
  constructor() {
    super('the file is damaged');
  }
}

/**
 * Reads CSV with a heading into rows by column name; empty cells are left out. UTF-8, or GB 18030 as spreadsheets here
 * save it. Throws `DamagedFile`: half a file must not pass for a whole one.
 */
export function csvRows(bytes: Buffer): Record<string, string>[] {
  const [heading = [], ...records] = cellsOf(decoded(bytes)).filter((cells) =>
    cells.some((cell) => cell.trim() !== ''),
  );
  return records.map((cells) => {
    const width = Math.max(cells.length, heading.length);
    const named = Array.from(
      { length: width },
      (_, at) => [heading[at]?.trim() || `column ${at + 1}`, cells[at]?.trim() ?? ''] as const,
    );
    return Object.fromEntries(named.filter(([, value]) => value !== ''));
  });
}

function decoded(bytes: Buffer): string {
  const text = decodedAs('utf-8', bytes) ?? (isBrokenUtf8(bytes) ? null : decodedAs('gb18030', bytes));
  if (text === null || text.includes('\0')) throw new DamagedFile();
  return text;
}

function decodedAs(encoding: 'utf-8' | 'gb18030', bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const HAN = /[\u3000-\u9fff\uff00-\uffef]/g;
const REPLACED = /\ufffd/g;

/**
 * Whether bytes that are no whole UTF-8 were meant as it. Much of it would also read as GB 18030, as other characters:
 * so text that is GB 18030 is told by hardly ever giving Chinese characters when it is read as UTF-8.
 */
function isBrokenUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const replaced = text.match(REPLACED)?.length ?? 0;
  return endsInsideCharacter(bytes) || (text.match(HAN)?.length ?? 0) > replaced;
}

function endsInsideCharacter(bytes: Buffer): boolean {
  try {
    // A stream may go on: all but an unfinished last character is refused here too.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

interface Cell {
  readonly value: string;
  /** The place after it. */
  readonly end: number;
}

function cellsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    const { value, end } = cellAt(text, at);
    record.push(value);
    at = end;
    if (text[at] === ',') continue;
    records.push(record);
    record = [];
    if (text.startsWith('\r\n', at)) at += 1;
  }
  return records;
}

const PLAIN = /[^,\r\n]*/y;
const BLANKS = /[ \t]*/y;

/** The cell that begins at a place: plain, or quoted with doubled quotes inside and nothing but blanks beside. */
function cellAt(text: string, from: number): Cell {
  const plainEnd = endOf(PLAIN, text, from);
  const plain = text.slice(from, plainEnd);
  if (!plain.trimStart().startsWith('"')) return { value: plain, end: plainEnd };
  const open = text.indexOf('"', from);
  const close = closingQuote(text, open + 1);
  const end = endOf(BLANKS, text, close + 1);
  if (end < text.length && !',\r\n'.includes(text.charAt(end))) throw new DamagedFile();
  return { value: text.slice(open + 1, close).replaceAll('""', '"'), end };
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  throw new DamagedFile();
}
