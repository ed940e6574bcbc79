import type { ShownPlanLine } from '../../../desk/case-money.js';
import { ROOMS } from '../../../procedures/home-renovation/choices.js';
import { amountOf } from '../../money.js';
import { FoldingPanel } from '../../parts/folding-panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { MONEY_WORDS } from './money-words.js';

function Room({ room }: { readonly room: string }) {
  const say = useSay();
  return <>{Object.hasOwn(ROOMS, room) ? say(ROOMS[room as keyof typeof ROOMS]) : room}</>;
}

const COLUMNS: readonly Column<ShownPlanLine>[] = [
  { title: MONEY_WORDS.item, value: ({ item, name }) => `${item} ${name}` },
  { title: MONEY_WORDS.room, value: ({ room }) => <Room room={room} /> },
  { title: MONEY_WORDS.quantity, value: ({ quantity, unit }) => `${quantity} ${unit}`, number: true },
  { title: MONEY_WORDS.unitPrice, value: ({ unitPriceFen }) => amountOf(unitPriceFen), number: true },
  { title: MONEY_WORDS.guidePrice, value: ({ guidePriceFen }) => amountOf(guidePriceFen), number: true },
  { title: MONEY_WORDS.measured, value: (line) => <Measured line={line} />, number: true },
];

/** The plan in force, line by line. */
export function PlanPanel({ lines }: { readonly lines: readonly ShownPlanLine[] }) {
  if (lines.length === 0) return null;
  return (
    <FoldingPanel title={MONEY_WORDS.plan} id="plan-title">
      <StackedTable columns={COLUMNS} rows={lines} />
    </FoldingPanel>
  );
}

function Measured({ line: { measured, unit } }: { readonly line: ShownPlanLine }) {
  const say = useSay();
  if (measured === null) return <span class="tongtu-muted">{say(MONEY_WORDS.notMeasured)}</span>;
  return <>{`${measured} ${unit}`}</>;
}
