import { amountOf } from '../../money.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import type { Cell, ProgressTable } from './progress-tables.js';

/** A table of the report; each number opens to the cases behind it. */
export function TablePanel({ table, hint }: { readonly table: ProgressTable; readonly hint?: string }) {
  const say = useSay();
  const columns = table.heads.map(
    (title, place): Column<readonly Cell[]> => ({
      title,
      value: (row) => <CellValue cell={row[place]} />,
      number: table.rows.every((row) => row[place]?.kind !== 'text'),
    }),
  );
  return (
    <Panel title={table.title}>
      <div class="tongtu-scroll" tabIndex={0} role="region" aria-label={say(table.title)}>
        <StackedTable columns={columns} rows={table.rows} wide stays />
      </div>
      {hint && <p class="govuk-hint">{hint}</p>}
    </Panel>
  );
}

function CellValue({ cell }: { readonly cell: Cell | undefined }) {
  if (!cell) return null;
  switch (cell.kind) {
    case 'text':
      return <>{cell.text}</>;
    case 'decimal':
      return <>{cell.decimal ?? '—'}</>;
    case 'count':
      return <Counted said={cell.count === null ? '—' : String(cell.count)} isNone={!cell.count} cases={cell.cases} />;
    case 'money':
      return <Counted said={amountOf(cell.fen)} isNone={cell.fen === '0'} cases={cell.cases} />;
  }
}

/** Nothing leads nowhere. */
function Counted({
  said,
  isNone,
  cases,
}: {
  readonly said: string;
  readonly isNone: boolean;
  readonly cases?: string | undefined;
}) {
  if (isNone || cases === undefined) return <>{said}</>;
  return (
    <a class="govuk-link" href={cases}>
      {said}
    </a>
  );
}
