import writeExcelFile from 'write-excel-file/node';

/** What stands in a cell: a text, or a number shown with so many decimals. Texts are never taken for formulas. */
export type SheetCell = string | { readonly number: number; readonly decimals: 0 | 1 | 2 } | null;

export interface Sheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** What a spreadsheet takes as the name of a sheet. */
const LONGEST_NAME = 31;
const NOT_IN_NAMES = /[\\/?*[\]:]/g;

const FORMATS = { 0: '#,##0', 1: '#,##0.0', 2: '#,##0.00' } as const;
const WIDTH = { first: 22, other: 14 };

/** A workbook (.xlsx) with one sheet for each table; its heads stay in sight. */
export function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, heads, rows }) => ({
      sheet: name.replaceAll(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME),
      stickyRowsCount: 1,
      columns: heads.map((_head, place) => ({ width: place === 0 ? WIDTH.first : WIDTH.other })),
      data: [
        heads.map((head) => ({ value: head, type: String, fontWeight: 'bold' as const, wrap: true })),
        ...rows.map((row) => row.map(cellOf)),
      ],
    })),
  ).toBuffer();
}

function cellOf(cell: SheetCell) {
  if (cell === null) return null;
  return typeof cell === 'string'
    ? { value: cell, type: String }
    : { value: cell.number, type: Number, format: FORMATS[cell.decimals] };
}
