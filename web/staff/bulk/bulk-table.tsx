import type { ComponentChildren } from 'preact';
import type { Text } from '../../../procedures/vocabulary.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { WORDS } from '../../words.js';
import { CaseCheck } from '../../parts/case-check.js';
import { useSay } from '../../screen.js';
import { caseInQueue } from '../queue/queue-filter.js';

/** What every table of a bulk action says of a case. */
export interface BulkLine {
  readonly id: string;
  readonly number: string;
  readonly place: string;
  readonly stepTitle: Text;
}

export interface TableProps<Line extends BulkLine> {
  readonly lines: readonly Line[];
  /** The applicants whom the person may know by name. */
  readonly names: ReadonlyMap<string, string>;
  readonly queue: string | null;
  readonly caption?: Text;
  /** Each line may be taken out of the selection. */
  readonly pickable?: boolean;
  readonly more?: readonly Column<Line>[];
}

/** Cases of a selection: number, person, place, step, and what else there is to say of each. */
export function BulkTable<Line extends BulkLine>(props: TableProps<Line>) {
  const { lines, names, caption, more = [] } = props;
  const say = useSay();
  const columns: readonly Column<Line>[] = [
    { title: WORDS.number, value: (line) => <Number {...props} line={line} /> },
    { title: WORDS.applicant, value: ({ id }) => names.get(id) ?? '—' },
    { title: WORDS.place, value: ({ place }) => place },
    { title: WORDS.step, value: ({ stepTitle }) => say(stepTitle) },
    ...more,
  ];
  return <StackedTable {...(caption ? { caption } : {})} columns={columns} rows={lines} />;
}

function Number<Line extends BulkLine>({
  line: { id, number },
  queue,
  pickable = false,
}: Pick<TableProps<Line>, 'queue' | 'pickable'> & { readonly line: BulkLine }): ComponentChildren {
  return (
    <span class="tongtu-pickable">
      {pickable && <CaseCheck id={id} number={number} checked />}
      <a class="govuk-link" href={caseInQueue(id, queue)}>
        {number}
      </a>
    </span>
  );
}
