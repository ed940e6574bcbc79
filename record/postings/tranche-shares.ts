import type { PostingContext } from './posting.js';

/** What one fund holds committed for one home called off in a lot, in fen; with it how the home stands. */
export interface HomeFund {
  readonly homeId: string;
  readonly fundId: string;
  readonly committedFen: bigint;
  /** What the funds pay of the home by its call-off, and by its settlement (0 before it). */
  readonly calledOffFen: bigint;
  readonly grantFen: bigint;
  /** Ordered or paid to the contractor for the home so far, over all funds. */
  readonly spentFen: bigint;
  readonly reductionFen: bigint;
  readonly settled: boolean;
  readonly started: boolean;
  readonly acceptancePaid: boolean;
}

/** A part of a payment: one home, one fund. */
export interface Share {
  readonly homeId: string;
  readonly fundId: string;
  readonly amountFen: bigint;
}

type Amounts = 'committedFen' | 'calledOffFen' | 'grantFen' | 'spentFen' | 'reductionFen';
type HomeFundRow = Omit<HomeFund, Amounts> & Record<Amounts, string>;

const COMMITTED = `sum(case when e.to_account = 'committed' then e.amount_fen
  when e.from_account = 'committed' then -e.amount_fen else 0 end)::text`;
const TRANCHES_OF_HOME = `from tranche_allocations a join tranches t on t.id = a.tranche_id
  where a.home_id = l.home_id and t.lot_id = l.lot_id and t.state <> 'returned'`;

/** What the homes called off in the lot have committed, fund by fund in the order of spending. The funds are held until the commit. */
export async function lockedHomeFunds({ tx, loaded }: PostingContext): Promise<HomeFund[]> {
  await tx.query(
    `select id from funds where id in
       (select e.fund_id from fund_entries e join case_links l on l.home_id = e.case_id where l.lot_id = $1) order by id for update`,
    [loaded.id],
  );
  const { rows } = await tx.query<HomeFundRow>(
    `select l.home_id as "homeId", f.id as "fundId", ${COMMITTED} as "committedFen", o.grant_fen::text as "calledOffFen",
       coalesce(s.grant_fen, 0)::text as "grantFen", s.grant_fen is not null as settled,
       (select coalesce(sum(a.amount_fen), 0) ${TRANCHES_OF_HOME})::text as "spentFen",
       exists (select 1 ${TRANCHES_OF_HOME} and t.tranche = 'acceptance') as "acceptancePaid",
       (select coalesce(sum(r.reduction_fen), 0) from settlement_reductions r
         where r.lot_id = l.lot_id and r.home_id = l.home_id)::text as "reductionFen",
       exists (select 1 from case_events v where v.case_id = l.home_id and v.to_step = 'inProgress') as started
     from case_links l
     join call_offs_in_force o on o.lot_id = l.lot_id and o.home_id = l.home_id
     left join lateral (select grant_fen from settlements where case_id = l.home_id order by seq desc limit 1) s on true
     join fund_entries e on e.case_id = l.home_id join funds f on f.id = e.fund_id
     where l.lot_id = $1 and l.left_seq is null
     group by l.lot_id, l.home_id, f.tenant_id, f.id, s.grant_fen, o.grant_fen order by l.home_id, f.year, f.position`,
    [loaded.id],
  );
  return rows.map(fromRow);
}

function fromRow(row: HomeFundRow): HomeFund {
  return {
    ...row,
    committedFen: BigInt(row.committedFen),
    calledOffFen: BigInt(row.calledOffFen),
    grantFen: BigInt(row.grantFen),
    spentFen: BigInt(row.spentFen),
    reductionFen: BigInt(row.reductionFen),
  };
}

/** How a tranche is worked out; `percent` is the retention for `acceptance`, the part advanced for `advance` and `progress`. */
const SHARES = {
  advance: advanceShares,
  progress: (funds, percent) =>
    advanceShares(
      funds.filter(({ started }) => started),
      percent,
    ),
  acceptance: acceptanceShares,
  retention: retentionShares,
} satisfies Record<string, (funds: readonly HomeFund[], percent: number) => Share[]>;

export type Tranche = keyof typeof SHARES;

/** The parts of a tranche, to homes and funds to the fen. */
export function sharesOf(tranche: Tranche, funds: readonly HomeFund[], percent: number): Share[] {
  return SHARES[tranche](funds, percent);
}

/** Of each home not yet settled up to a percentage of its call-off, less what was paid before. */
function advanceShares(funds: readonly HomeFund[], percent: number): Share[] {
  return perHome(
    funds.filter(({ settled }) => !settled),
    ({ calledOffFen, spentFen }) => (calledOffFen * BigInt(percent)) / 100n - spentFen,
  );
}

/** Of each settled home its settlement less the retention (rounded down) and what it was advanced. */
function acceptanceShares(funds: readonly HomeFund[], retentionPercent: number): Share[] {
  return perHome(
    funds.filter(({ settled, acceptancePaid }) => settled && !acceptancePaid),
    ({ grantFen, spentFen }) => grantFen - (grantFen * BigInt(retentionPercent)) / 100n - spentFen,
  );
}

/** Of each home what is still committed: what the audit took off was freed with its report. */
function retentionShares(funds: readonly HomeFund[]): Share[] {
  return funds
    .filter(({ acceptancePaid, committedFen }) => acceptancePaid && committedFen > 0n)
    .map(({ homeId, fundId, committedFen }) => ({ homeId, fundId, amountFen: committedFen }));
}

/** Takes what is due for each home from its funds in their order. */
function perHome(funds: readonly HomeFund[], dueOf: (home: HomeFund) => bigint): Share[] {
  const left = new Map<string, bigint>();
  const shares: Share[] = [];
  for (const fund of funds) {
    const due = left.get(fund.homeId) ?? dueOf(fund);
    const amountFen = fund.committedFen < due ? fund.committedFen : due;
    if (amountFen > 0n) shares.push({ homeId: fund.homeId, fundId: fund.fundId, amountFen });
    left.set(fund.homeId, amountFen > 0n ? due - amountFen : due);
  }
  return shares;
}
