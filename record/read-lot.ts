import type { DerivedFacts } from '../procedures/case.js';
import { askTogether } from './ask-together.js';
import type { BidBody } from './bid-body.js';
import { readContract } from './facts/lot-facts.js';
import type { LoadedCase } from './load-case.js';
import { readTrancheApplications, type TrancheApplication } from './read-tranche-applications.js';
import type { Tx } from './record-types.js';

export interface LotHome {
  readonly caseId: string;
  readonly number: string;
  /** The names of the town and village it lies in. */
  readonly town: string;
  readonly village: string;
  readonly procedure: string;
  readonly version: number;
  readonly step: string;
  readonly plannedFen: string | null;
}

/** A bid. Before the opening everything but the instant of its receipt is `null`. */
export interface LotBid {
  readonly id: string | null;
  readonly receivedAt: Date;
  /** What binds the bidder to the body; the receipt says the same. */
  readonly commitment: string | null;
  readonly supplierId: string | null;
  readonly creditCode: string | null;
  readonly name: string | null;
  readonly body: BidBody | null;
  readonly totalFen: string | null;
  readonly qualified: boolean | null;
  readonly scoreHundredths: number | null;
  readonly rank: number | null;
}

export interface LotFinding {
  readonly number: number;
  readonly shared: string;
  readonly between: readonly string[];
  readonly answer: string | null;
}

export interface LotTranche {
  readonly tranche: string;
  readonly attempt: number;
  readonly amountFen: string;
  readonly state: string;
  readonly bankReference: string | null;
}

/** A lot as staff see it. Sums in fen. Names no person. */
export interface LotParts {
  readonly homes: readonly LotHome[];
  readonly bids: readonly LotBid[];
  readonly findings: readonly LotFinding[];
  readonly contract:
    | (NonNullable<DerivedFacts['contract']> & { readonly number: string; readonly supplierId: string })
    | null;
  readonly rates: readonly { readonly item: string; readonly rateFen: string }[];
  readonly tranches: readonly LotTranche[];
  /** Since version 2: what the contractor applied for, the latest first. */
  readonly applications: readonly TrancheApplication[];
  /** The year's estimates of every lot for the same need, this one included: split lots are seen. */
  readonly needTotalFen: string;
  readonly followsLot: string | null;
  readonly followedBy: string | null;
}

/** Reads what belongs to a lot beside its facts. Sealed bids show nothing but that they came. */
export async function readLot(tx: Tx, loaded: LoadedCase): Promise<LotParts> {
  const { id } = loaded;
  return askTogether({
    homes: rowsOf<LotHome>(tx, HOMES, id),
    bids: rowsOf<LotBid>(tx, BIDS, id),
    findings: rowsOf<LotFinding>(tx, FINDINGS, id),
    contract: contractOf(tx, id),
    rates: rowsOf<LotParts['rates'][number]>(tx, RATES, id),
    tranches: rowsOf<LotTranche>(tx, TRANCHES, id),
    applications: readTrancheApplications(tx, id),
    needTotalFen: needTotalFen(tx, loaded),
    followsLot: followUp(tx, FOLLOWS, id),
    followedBy: followUp(tx, FOLLOWED_BY, id),
  });
}

/** SQL over a case `c`: the columns `town` and `village` with the names of its places. */
export const TOWN_AND_VILLAGE = `coalesce((select o.name from orgs o where o.id = any(c.lineage) and o.level = 'town'), '') as town,
    (select o.name from orgs o where o.id = c.org_id) as village`;

const HOMES = `select c.id as "caseId", c.number, ${TOWN_AND_VILLAGE}, c.procedure, c.version, c.step,
    (select p.total_fen::text from plans p where p.case_id = c.id order by p.seq desc limit 1) as "plannedFen"
  from case_links l join cases c on c.id = l.home_id where l.lot_id = $1 and l.left_seq is null order by c.number`;

const BIDS = `select case when b.body is null then null else b.id end as id, b.received_at as "receivedAt",
    case when b.body is null then null else b.supplier_id end as "supplierId",
    case when b.body is null then null else s.credit_code end as "creditCode",
    case when b.body is null then null else o.name end as name,
    case when b.body is null then null else b.commitment end as commitment, b.body, b.total_fen::text as "totalFen", b.qualified, b.score_hundredths as "scoreHundredths", b.rank
  from bids b join suppliers s on s.org_id = b.supplier_id join orgs o on o.id = b.supplier_id
  where b.lot_id = $1 and b.withdrawn_at is null order by b.rank nulls last, b.received_at`;

const FINDINGS = `select f.number, f.shared, f.answer, array[a.credit_code, b.credit_code] as between
  from bid_findings f join bids x on x.id = f.first_bid join suppliers a on a.org_id = x.supplier_id
  join bids y on y.id = f.second_bid join suppliers b on b.org_id = y.supplier_id where f.lot_id = $1 order by f.number`;

const RATES =
  'select item_code as item, rate_fen::text as "rateFen" from contract_rates where lot_id = $1 order by item_code';

const FOLLOWS = 'select c.number from lot_followups f join cases c on c.id = f.failed_lot_id where f.lot_id = $1';

const FOLLOWED_BY = 'select c.number from lot_followups f join cases c on c.id = f.lot_id where f.failed_lot_id = $1';

const TRANCHES = `select tranche, attempt, amount_fen::text as "amountFen", state, bank_reference as "bankReference"
  from tranches where lot_id = $1 order by attempt`;

async function rowsOf<Row extends object>(tx: Tx, sql: string, lotId: string): Promise<Row[]> {
  return (await tx.query<Row>(sql, [lotId])).rows;
}

async function contractOf(tx: Tx, lotId: string): Promise<LotParts['contract']> {
  const { money, signed } = await askTogether({
    money: readContract(tx, lotId),
    signed: rowsOf<{ number: string; supplierId: string }>(
      tx,
      'select number, supplier_id as "supplierId" from contracts where lot_id = $1',
      lotId,
    ),
  });
  return money && signed[0] ? { ...money, ...signed[0] } : null;
}

async function needTotalFen(tx: Tx, { state, openedOn, procedure }: LoadedCase): Promise<string> {
  const { rows } = await tx.query<{ total: string }>(
    `select coalesce(sum((facts->>'estimateFen')::bigint), 0)::text as total from cases
     where procedure = $1 and facts->>'need' = $2 and date_trunc('year', opened_on) = date_trunc('year', $3::date)
       and outcome is distinct from 'tenderFailed'`,
    [procedure.id, String(state.facts.need), openedOn],
  );
  return rows[0]?.total ?? '0';
}

async function followUp(tx: Tx, sql: string, lotId: string): Promise<string | null> {
  const [row] = await rowsOf<{ number: string }>(tx, sql, lotId);
  return row?.number ?? null;
}
