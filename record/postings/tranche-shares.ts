import type { Tx } from '../record-types.js';
import { stands } from '../standing-events.js';
import type { PostingContext } from './posting.js';

/** What one fund holds committed for one home called off in a lot, in fen; with it how the home stands. */
export interface HomeFund {
  readonly homeId: string;
  readonly fundId: string;
  readonly committedFen: bigint;
  /** What the funds pay of the home by its call-off. */
  readonly calledOffFen: bigint;
  /** Ordered or paid to the contractor for the home so far, over all funds. */
  readonly spentFen: bigint;
  /** Settled and not yet paid, less the retention and what was advanced; never below zero. */
  readonly acceptanceDueFen: bigint;
  readonly settled: boolean;
  readonly started: boolean;
}

/** A part of a payment: one home, one fund. */
export interface Share {
  readonly homeId: string;
  readonly fundId: string;
  readonly amountFen: bigint;
}

type Amounts = 'committedFen' | 'calledOffFen' | 'spentFen' | 'acceptanceDueFen';
type HomeFundRow = Omit<HomeFund, Amounts> & Record<Amounts, string>;

const COMMITTED = `sum(case when e.to_account = 'committed' then e.amount_fen
  when e.from_account = 'committed' then -e.amount_fen else 0 end)::text`;

/** What the homes called off in the lot have committed, fund by fund in the order of spending. The funds are held until the commit. */
export async function lockedHomeFunds({ tx, loaded }: PostingContext): Promise<HomeFund[]> {
  await tx.query(
    `select id from funds where id in
       (select e.fund_id from fund_entries e join case_links l on l.home_id = e.case_id where l.lot_id = $1) order by id for update`,
    [loaded.id],
  );
  return readHomeFunds(tx, loaded.id);
}

/** The same, held by nobody. */
export async function readHomeFunds(tx: Tx, lotId: string): Promise<HomeFund[]> {
  const { rows } = await tx.query<HomeFundRow>(
    `select m.home_id as "homeId", f.id as "fundId", ${COMMITTED} as "committedFen", o.grant_fen::text as "calledOffFen",
       m.settled, m.spent_fen::text as "spentFen",
       (case when m.settled then greatest(m.acceptance_fen - m.spent_fen, 0) else 0 end)::text as "acceptanceDueFen",
       exists (select 1 from case_events v where v.case_id = m.home_id and v.to_step = 'inProgress' and ${stands('v')}
         and v.seq > (select min(c.seq) from call_offs c where c.lot_id = m.lot_id and c.home_id = m.home_id)) as started
     from lot_home_money m
     join call_offs_in_force o on o.lot_id = m.lot_id and o.home_id = m.home_id
     join fund_entries e on e.case_id = m.home_id join funds f on f.id = e.fund_id
     where m.lot_id = $1
     group by m.home_id, f.tenant_id, f.id, m.settled, m.spent_fen, m.acceptance_fen, o.grant_fen, m.lot_id
     order by m.home_id, f.year, f.position`,
    [lotId],
  );
  return rows.map(fromRow);
}

function fromRow(row: HomeFundRow): HomeFund {
  return {
    ...row,
    committedFen: BigInt(row.committedFen),
    calledOffFen: BigInt(row.calledOffFen),
    spentFen: BigInt(row.spentFen),
    acceptanceDueFen: BigInt(row.acceptanceDueFen),
  };
}

/** How a tranche is worked out; `percent` is the part advanced, for `advance` and `progress`. */
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

/** Of each settled home what is due on acceptance: its settlement less the retention and what it was advanced. */
function acceptanceShares(funds: readonly HomeFund[]): Share[] {
  return perHome(funds, ({ acceptanceDueFen }) => acceptanceDueFen);
}

/** Of each home with nothing due on acceptance what is still committed: what the audit took off was freed with its report. */
function retentionShares(funds: readonly HomeFund[]): Share[] {
  return funds
    .filter(({ settled, acceptanceDueFen, committedFen }) => settled && acceptanceDueFen === 0n && committedFen > 0n)
    .map(({ homeId, fundId, committedFen }) => ({ homeId, fundId, amountFen: committedFen }));
}

/** What a tranche comes to, in fen. */
export const sumOf = (shares: readonly Pick<Share, 'amountFen'>[]): bigint =>
  shares.reduce((sum, share) => sum + share.amountFen, 0n);

/** What a tranche comes to for each home, in fen. */
export function byHome(shares: readonly Share[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { homeId, amountFen } of shares) sums.set(homeId, (sums.get(homeId) ?? 0n) + amountFen);
  return sums;
}

/** Takes what is due for each home from its funds in their order. */
export function perHome(funds: readonly HomeFund[], dueOf: (home: HomeFund) => bigint): Share[] {
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
