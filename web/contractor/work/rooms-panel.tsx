import type { ShownPlanLine } from '../../../desk/case-money.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { RoomName } from '../../staff/inspection/rework-rounds.js';
import { WORK_WORDS } from '../words.js';

const COLUMNS: readonly Column<ShownPlanLine>[] = [
  { title: WORK_WORDS.room, value: ({ room }) => <RoomName room={room} /> },
  { title: WORK_WORDS.item, value: ({ item, name }) => `${item} ${name}` },
  { title: WORK_WORDS.quantity, value: ({ quantity, unit }) => `${quantity} ${unit}`, number: true },
];

/** What is to be built where, room by room. */
export function RoomsPanel({ lines }: { readonly lines: readonly ShownPlanLine[] }) {
  if (lines.length === 0) return null;
  const byRoom = lines.toSorted((one, other) => (one.room < other.room ? -1 : one.room > other.room ? 1 : 0));
  return (
    <Panel title={WORK_WORDS.rooms}>
      <StackedTable columns={COLUMNS} rows={byRoom} />
    </Panel>
  );
}
