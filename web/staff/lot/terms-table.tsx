import type { LotsAhead } from '../../../desk/lots-ahead.js';
import type { Procedure } from '../../../procedures/procedure.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { LOT_WORDS } from './words.js';

type Terms = LotsAhead['terms'][string];
type Row = Terms & { readonly method: Text };

/** What each method asks for under the policy in force. */
export function TermsTable({
  procedure,
  terms,
}: {
  readonly procedure: Procedure;
  readonly terms: LotsAhead['terms'];
}) {
  const { method } = procedure.opening.form;
  if (method?.kind !== 'choice') return null;
  const rows = Object.entries(method.options).flatMap(([name, title]): Row[] => {
    const each = terms[name];
    return each && each.minBids !== null ? [{ ...each, method: title }] : [];
  });
  return (
    <Panel title={LOT_WORDS.termsTitle}>
      <StackedTable columns={COLUMNS} rows={rows} />
    </Panel>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  { title: LOT_WORDS.method, value: ({ method }) => <Said text={method} /> },
  { title: LOT_WORDS.bidPeriod, value: ({ bidPeriodDays }) => <Said text={LOT_WORDS.days} about={bidPeriodDays} /> },
  { title: LOT_WORDS.minBids, value: ({ minBids }) => <Said text={LOT_WORDS.firms} about={minBids} /> },
  {
    title: LOT_WORDS.pricePercent,
    value: ({ pricePercent }) => <Said text={LOT_WORDS.percent} about={pricePercent} />,
  },
];

function Said({ text, about }: { readonly text: Text; readonly about?: number | null }) {
  const say = useSay();
  if (about === null) return <>—</>;
  return <>{say(text, about)}</>;
}
