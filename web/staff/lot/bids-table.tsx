import type { ShownBid, ShownLot } from '../../../desk/visible-lot.js';
import { momentOf } from '../../dates.js';
import { amountOf } from '../../money.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { pointsOf } from '../../points.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { LOT_WORDS } from './words.js';

interface Props {
  readonly lot: ShownLot;
  readonly estimateFen: string;
  /** The lot, where the bids' documents shall be offered. */
  readonly lotId?: string;
}

/** Opened bids side by side: the price, against the estimate and the lowest, and what the evaluation made of them. */
export function BidsTable({ lot: { bids }, estimateFen, lotId }: Props) {
  const isRanked = bids.some(({ qualified }) => qualified !== null);
  const columns = [
    ...offerColumns(bids, estimateFen),
    ...(isRanked ? RANKING : []),
    ...(lotId === undefined ? [] : [documentColumn(lotId)]),
  ];
  return <StackedTable columns={columns} rows={bids} />;
}

function offerColumns(bids: readonly ShownBid[], estimateFen: string): Column<ShownBid>[] {
  const totals = bids.flatMap(({ totalFen }) => (totalFen === null ? [] : [BigInt(totalFen)]));
  const lowest = totals.reduce<bigint | null>((least, each) => (least === null || each < least ? each : least), null);
  return [
    { title: WORDS.supplier, value: ({ name, creditCode }) => <Supplier name={name} creditCode={creditCode} /> },
    { title: WORDS.receivedAt, value: ({ receivedAt }) => momentOf(receivedAt) },
    { title: WORDS.total, value: ({ totalFen }) => (totalFen === null ? '' : amountOf(totalFen)), number: true },
    { title: LOT_WORDS.ofEstimate, value: ({ totalFen }) => percentOf(totalFen, BigInt(estimateFen)), number: true },
    {
      title: LOT_WORDS.overLowest,
      value: ({ totalFen }) => <Over totalFen={totalFen} lowest={lowest} />,
      number: true,
    },
  ];
}

function Supplier({ name, creditCode }: Pick<ShownBid, 'name' | 'creditCode'>) {
  const say = useSay();
  if (name === null) return <>{say(WORDS.sealed)}</>;
  return (
    <span>
      {name} <span class="tongtu-muted">{creditCode}</span>
    </span>
  );
}

/** With one decimal. */
function percentOf(part: string | null, whole: bigint): string {
  if (part === null || whole <= 0n) return '';
  const tenths = (BigInt(part) * 1000n + whole / 2n) / whole;
  return `${(Number(tenths) / 10).toFixed(1)}%`;
}

function Over({ totalFen, lowest }: { readonly totalFen: string | null; readonly lowest: bigint | null }) {
  const say = useSay();
  if (totalFen === null || lowest === null) return null;
  const more = BigInt(totalFen) - lowest;
  return <>{more === 0n ? say(LOT_WORDS.lowest) : `+${percentOf(more.toString(), lowest)}`}</>;
}

const RANKING: readonly Column<ShownBid>[] = [
  {
    title: WORDS.score,
    value: ({ scoreHundredths }) => (scoreHundredths === null ? '' : pointsOf(scoreHundredths)),
    number: true,
  },
  { title: WORDS.rank, value: ({ rank, qualified }) => <Rank rank={rank} qualified={qualified} />, number: true },
];

function Rank({ rank, qualified }: Pick<ShownBid, 'rank' | 'qualified'>) {
  const say = useSay();
  return <>{qualified === false ? say(LOT_WORDS.unqualified) : (rank ?? '')}</>;
}

function documentColumn(lotId: string): Column<ShownBid> {
  return {
    title: LOT_WORDS.documents,
    value: ({ id, body }) => (
      <>
        {(body?.documents ?? []).map(({ title }, at) => (
          <div key={title}>
            <a class="govuk-link" href={`/lots/${lotId}/bids/${id}/documents/${at + 1}`}>
              {title}
            </a>
          </div>
        ))}
      </>
    ),
  };
}
