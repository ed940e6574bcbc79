import type { Language } from '../../language.js';
import { sayingIn } from '../../language.js';
import { yuanOf } from '../../money.js';
import type { Sheet, SheetCell } from '../../workbook.js';
import type { Cell, ProgressTable } from './progress-tables.js';

/** A table as rows of text, its heads first. Sums are yuan without separators. */
export function textRows({ heads, rows }: ProgressTable, language: Language): string[][] {
  const say = sayingIn(language);
  return [heads.map((head) => say(head)), ...rows.map((row) => row.map(textOf))];
}

/** A table as a sheet of a workbook, in which numbers can be reckoned with. */
export function sheetOf({ title, heads, rows }: ProgressTable, language: Language): Sheet {
  const say = sayingIn(language);
  return { name: say(title), heads: heads.map((head) => say(head)), rows: rows.map((row) => row.map(sheetCell)) };
}

function textOf(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'count':
      return cell.count === null ? '' : String(cell.count);
    case 'money':
      return yuanOf(cell.fen);
    case 'decimal':
      return cell.decimal ?? '';
  }
}

function sheetCell(cell: Cell): SheetCell {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'count':
      return cell.count === null ? null : { number: cell.count, decimals: 0 };
    case 'money':
      return { number: Number(yuanOf(cell.fen)), decimals: 2 };
    case 'decimal':
      return cell.decimal === null
        ? null
        : { number: Number(cell.decimal), decimals: cell.decimal.includes('.') ? 2 : 0 };
  }
}
