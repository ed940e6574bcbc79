import type { ShownAction } from '../../../desk/show-case.js';
import type { ShownPlanLine } from '../../../desk/case-money.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { drawnFiles } from '../../forms/drawn-signature.js';
import type { Errors } from '../../forms/form-fields.js';
import { FORM, nameOf, slotName } from '../../forms/form-names.js';
import type { ChosenFile } from '../../forms/upload-claims.js';
import type { Outcome } from './inspection-acts.js';
import { INSPECTION_WORDS } from './words.js';

/** Where the rows of the list of defects begin: one for each line of the plan, for each item of earlier rework, and free ones. */
export const DEFECT_ROWS = { line: 0, earlier: 100, other: 200 } as const;
export const OTHER_ROWS = 2;

/** The outcome that was chosen, a field of the page's own. */
export const OUTCOME = 'outcome';

/** The fields of an act as the desk takes them, and from which row of the page each of its rows comes. */
export interface ActFields {
  readonly fields: URLSearchParams;
  readonly rowsOf: Readonly<Record<string, readonly number[]>>;
}

/**
 * The page asks for both outcomes at once; this picks what the act takes. Rows that stand ready on the page and say
 * nothing are left out, and a defect at a line of the plan names its item.
 */
export function actFields(sent: URLSearchParams, lines: readonly ShownPlanLine[]): ActFields {
  const fields = new URLSearchParams([...sent].filter(([name]) => !/^f\.(defects|present)\./.test(name)));
  const defects = rowsIn(sent, 'defects').filter((row) => isDefect(sent, row));
  const present = rowsIn(sent, 'present').filter((row) => typed(sent, 'present', row, 'name') !== '');
  defects.forEach((row, at) => {
    const line = lines[row - DEFECT_ROWS.line];
    const room = typed(sent, 'defects', row, 'room') || (line?.room ?? '');
    const defect = typed(sent, 'defects', row, 'defect');
    fields.set(nameOf(FORM, 'defects', at, 'room'), room);
    fields.set(
      nameOf(FORM, 'defects', at, 'defect'),
      line && defect !== '' ? `${line.item} ${line.name}：${defect}` : defect,
    );
  });
  present.forEach((row, at) => {
    for (const key of ['capacity', 'name'])
      fields.set(nameOf(FORM, 'present', at, key), typed(sent, 'present', row, key));
  });
  return { fields, rowsOf: { defects, present } };
}

function typed(sent: URLSearchParams, ...path: readonly (string | number)[]): string {
  return (sent.get(nameOf(FORM, ...path)) ?? '').trim();
}

/** Items of earlier rework stand ready with their words; they count when they are marked. */
function isDefect(sent: URLSearchParams, row: number): boolean {
  const marked = typed(sent, 'defects', row, 'room') !== '';
  const isEarlier = row >= DEFECT_ROWS.earlier && row < DEFECT_ROWS.other;
  return marked || (!isEarlier && typed(sent, 'defects', row, 'defect') !== '');
}

function rowsIn(sent: URLSearchParams, list: string): number[] {
  const rows = [...sent.keys()].flatMap((name) => {
    const [prefix, of, row] = name.split('.');
    return prefix === FORM && of === list && /^\d{1,4}$/.test(row ?? '') ? [Number(row)] : [];
  });
  return [...new Set(rows)].sort((a, b) => a - b);
}

/** What is wrong, by the names that the page gave its rows. */
export function onThePage(errors: Errors, { rowsOf }: ActFields): Errors {
  return new Map(
    [...errors].map(([name, text]) => {
      const [prefix = '', list = '', row, ...rest] = name.split('.');
      const from = rowsOf[list]?.[Number(row)];
      return [from === undefined ? name : nameOf(prefix, list, from, ...rest), text];
    }),
  );
}

/** What the page itself cannot take: no outcome, or works accepted with something still marked. */
export function pageErrors(outcome: Outcome | null, { rowsOf }: ActFields): Errors {
  if (outcome === null) return new Map<string, Text>([[OUTCOME, INSPECTION_WORDS.chooseOutcome]]);
  if (outcome === 'rework') return new Map();
  return new Map(
    (rowsOf.defects ?? []).map((row) => [nameOf(FORM, 'defects', row, 'room'), INSPECTION_WORDS.acceptsDespite]),
  );
}

export function outcomeIn(sent: URLSearchParams): Outcome | null {
  const said = sent.get(OUTCOME);
  return said === 'accept' || said === 'rework' ? said : null;
}

/** The files that the act asks for, signatures drawn on the glass among them. What belongs to the other outcome is not kept. */
export function actFiles(sent: URLSearchParams, files: readonly ChosenFile[], { evidence }: ShownAction): ChosenFile[] {
  const wanted = new Set(evidence.map(({ slot }) => slotName(slot)));
  const drawn = drawnFiles(
    sent,
    evidence.map(({ slot }) => slot),
  );
  return [...drawn, ...files.filter(({ field }) => wanted.has(field))];
}
