/** Cells that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/** Rows as CSV that spreadsheets here open as UTF-8; no cell is taken for a formula. */
export function csvOf(rows: readonly (readonly string[])[]): Buffer {
  const lines = rows.map((row) => `${row.map(cellOf).join(',')}\r\n`);
  return Buffer.from(`\ufeff${lines.join('')}`, 'utf8');
}

function cellOf(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
