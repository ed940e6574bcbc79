import type { DerivedFacts } from '../../procedures/case.js';
import type { Tx } from '../record-types.js';
import type { FactContext } from './load-facts.js';

/**
 * What the household pays itself, in fen: under a contract its plan at the contract's rates less the call-off's grant,
 * before that its plan less what the plan grants.
 */
export async function coPay({ tx, loaded }: FactContext): Promise<DerivedFacts['coPay']> {
  const { rows } = await tx.query<{ due: string }>(
    `select (total_fen - grant_fen)::text as due from (
       select total_fen, grant_fen, 0 as place, seq from call_offs_in_force where home_id = $1
       union all select total_fen, grant_fen, 1, seq from plans where case_id = $1) known
     order by place, seq desc limit 1`,
    [loaded.id],
  );
  return { dueFen: rows[0]?.due ?? '0' };
}

/** The lot that the home lies in. */
export async function lot({ tx, loaded }: FactContext): Promise<DerivedFacts['lot']> {
  const { rows } = await tx.query<{ number: string; contracted: boolean }>(
    `select c.number, exists (select 1 from contracts k where k.lot_id = c.id) as contracted
     from case_links l join cases c on c.id = l.lot_id where l.home_id = $1 and l.left_seq is null`,
    [loaded.id],
  );
  return rows[0] ?? null;
}

/** How many bids a lot has, never from whom or what is in them. */
export async function bids({ tx, loaded }: FactContext): Promise<DerivedFacts['bids']> {
  const { rows } = await tx.query<DerivedFacts['bids']>(
    `select count(*)::integer as received, count(*) filter (where qualified)::integer as qualified,
       (select count(*)::integer from bid_findings f where f.lot_id = $1 and f.answer is null) as "openFindings"
     from bids where lot_id = $1 and withdrawn_at is null`,
    [loaded.id],
  );
  return rows[0] ?? { received: 0, qualified: 0, openFindings: 0 };
}

/** The homes that lie in a lot now, and how far they are. Sums in fen. */
export async function lotHomes({ tx, loaded }: FactContext): Promise<DerivedFacts['lotHomes']> {
  return readLotHomes(tx, loaded.id);
}

/** The same for any lot of the tenant. */
export async function readLotHomes(tx: Tx, lotId: string): Promise<DerivedFacts['lotHomes']> {
  const { rows } = await tx.query<DerivedFacts['lotHomes']>(
    `select count(*)::integer as homes,
       count(*) filter (where exists (select 1 from call_offs o where o.home_id = l.home_id and o.lot_id = l.lot_id))::integer as "calledOff",
       count(*) filter (where exists (select 1 from acceptances a where a.case_id = l.home_id))::integer as accepted,
       count(*) filter (where exists (select 1 from settlements s where s.case_id = l.home_id))::integer as settled,
       coalesce(sum((select p.total_fen from plans p where p.case_id = l.home_id order by p.seq desc limit 1)), 0)::text as "plannedFen",
       (select max(a.accepted_on) from acceptances a join case_links i on i.home_id = a.case_id and i.left_seq is null
         where i.lot_id = $1) as "lastAcceptedOn"
     from case_links l where l.lot_id = $1 and l.left_seq is null`,
    [lotId],
  );
  return rows[0] ?? { homes: 0, calledOff: 0, accepted: 0, settled: 0, plannedFen: '0', lastAcceptedOn: null };
}

/** A lot's contract and how its money stands, in fen. Homes that left the lot do not count. */
export async function contract({ tx, loaded }: FactContext): Promise<DerivedFacts['contract']> {
  return readContract(tx, loaded.id);
}

/**
 * What is called off under a contract, at its rates, and what was spent on homes that have left the lot since, less what
 * the contractor paid back of it. In fen.
 */
export const CALLED_OFF = `(select coalesce(sum(o.total_fen), 0) from call_offs_in_force o where o.lot_id = k.lot_id)`;
// The few that left are looked for, rather than each home that was ever paid for.
const LEFT_LOT = `a.home_id in (select l.home_id from case_links l where l.lot_id = k.lot_id group by l.home_id having every(l.left_seq is not null))`;
export const SPENT_ON_LEFT = `((select coalesce(sum(a.amount_fen), 0) from tranche_allocations a join tranches t on t.id = a.tranche_id
    where t.lot_id = k.lot_id and t.state <> 'returned' and ${LEFT_LOT})
  - (select coalesce(sum(a.amount_fen), 0) from overpayments_repaid a where a.lot_id = k.lot_id and ${LEFT_LOT}))`;

/** The same for any lot of the tenant. */
export async function readContract(tx: Tx, lotId: string): Promise<DerivedFacts['contract']> {
  const { rows } = await tx.query<NonNullable<DerivedFacts['contract']>>(
    `select k.sum_fen::text as "sumFen", (${CALLED_OFF} + ${SPENT_ON_LEFT})::text as "calledOffFen",
       money.settled::text as "settledFen", money.acceptance::text as "acceptanceDueFen", money.retention::text as "retentionDueFen",
       (select coalesce(sum(t.amount_fen), 0) from tranches t where t.lot_id = k.lot_id and t.state = 'paid')::text as "paidFen",
       exists (select 1 from tranches t where t.lot_id = k.lot_id and t.state = 'ordered') as "paymentOpen"
     from contracts k cross join lateral (
       select coalesce(sum(m.net_fen), 0) as settled,
         coalesce(sum(greatest(m.acceptance_fen - m.spent_fen, 0)) filter (where m.settled), 0) as acceptance,
         coalesce(sum(m.committed_fen) filter (where m.settled and m.spent_fen >= m.acceptance_fen), 0) as retention
       from lot_home_money m where m.lot_id = k.lot_id) money
     where k.lot_id = $1`,
    [lotId],
  );
  return rows[0] ?? null;
}
