/** Reads CSV with a heading into rows by column name; empty cells are left out. UTF-8, or GB 18030 as spreadsheets here save it. */
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
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** One cell: quoted, with doubled quotes inside, or plain; then what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"[^,\r\n]*|([^,\r\n]*))(,|\r\n|\n|\r|$)/gy;

function cellsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex <= text.length) {
    const match = CELL.exec(text);
    if (!match) break;
    const [, quoted, plain, end] = match;
    record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
    if (end === '') break;
  }
  return records;
}
