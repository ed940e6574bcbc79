import { READINGS } from '../../../desk/audit-year/all-readings.js';
import type { ReadAudit } from '../../../desk/audit-year/audit-year.js';
import type { AuditColumn, AuditValue, CaseRef } from '../../../desk/audit-year/reading.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { momentOf } from '../../dates.js';
import type { Say } from '../../language.js';
import type { Cell, ProgressTable } from '../../manager/progress/progress-tables.js';
import { MARKS } from '../../marks.js';

/** A reading as a table to take away. */
export function auditTable({ reading, rows }: Pick<ReadAudit, 'reading' | 'rows'>, say: Say): ProgressTable {
  const { title, columns } = READINGS[reading];
  return {
    name: reading,
    title,
    heads: columns.map((column) => column.title),
    rows: rows.map(({ cells }) => columns.map((column) => cellOf(column, cells[column.name] ?? null, say))),
  };
}

function cellOf({ kind }: AuditColumn, value: AuditValue, say: Say): Cell {
  switch (kind) {
    case 'count':
      return { kind: 'count', count: value as number | null };
    case 'fen':
      return value === null ? { kind: 'decimal', decimal: null } : { kind: 'money', fen: value as string };
    case 'percent':
      return { kind: 'decimal', decimal: value as string | null };
    case 'text':
    case 'words':
    case 'moment':
    case 'day':
    case 'cases':
      return { kind: 'text', text: textOf(kind, value, say) };
  }
}

/** What is said in a cell that holds no figure. */
export function textOf(kind: 'text' | 'words' | 'moment' | 'day' | 'cases', value: AuditValue, say: Say): string {
  if (value === null) return '';
  switch (kind) {
    case 'words':
      return say(value as Text);
    case 'moment':
      return momentOf(value as string);
    case 'cases':
      return (value as readonly CaseRef[]).map(({ number }) => number).join(say(MARKS.and));
    case 'text':
    case 'day':
      return String(value);
  }
}
