import type { DerivedFacts } from '../../procedures/case.js';
import type { FactContext } from './load-facts.js';

/** A fund as one case meets it: what it may still take, and what it holds, by account. All in fen. */
export interface FundForCase {
  readonly id: string;
  readonly freeFen: bigint;
  /** The fund's own limit per case, if it has one. */
  readonly perCaseFen: bigint | null;
  readonly reservedFen: bigint;
  readonly committedFen: bigint;
  readonly orderedFen: bigint;
  readonly paidFen: bigint;
}

type FundRow = Record<'id' | 'free' | 'reserved' | 'committed' | 'ordered' | 'paid', string> & {
  per_case_fen: string | null;
};

const heldBy = (
  account: string,
) => `coalesce(sum(case when e.case_id = $2 and e.to_account = '${account}' then e.amount_fen
  when e.case_id = $2 and e.from_account = '${account}' then -e.amount_fen end), 0)::text as ${account}`;

/**
 * The programme's funds of this year and those the case already draws on, in the order in which they are spent.
 * With `lock` no other action can spend from them before this one commits.
 */
export async function fundsOf({ tx, loaded, lock }: FactContext): Promise<FundForCase[]> {
  const chosen = `select f.id from funds f where f.programme = $1 and (f.year = $2
    or exists (select 1 from fund_entries e where e.fund_id = f.id and e.case_id = $3)) order by f.id`;
  const args = [loaded.procedure.id, Number(loaded.today.slice(0, 4)), loaded.id];
  const ids = (await tx.query<{ id: string }>(lock ? `${chosen} for update` : chosen, args)).rows.map(({ id }) => id);
  const { rows } = await tx.query<FundRow>(
    `select f.id, f.per_case_fen::text, (f.total_fen + coalesce(sum(case when e.to_account = 'free' then e.amount_fen
       when e.from_account = 'free' then -e.amount_fen end), 0))::text as free,
       ${['reserved', 'committed', 'ordered', 'paid'].map(heldBy).join(', ')}
     from funds f left join fund_entries e on e.fund_id = f.id
     where f.id = any($1) group by f.tenant_id, f.id order by f.year, f.position`,
    [ids, loaded.id],
  );
  return rows.map(fromRow);
}

function fromRow(row: FundRow): FundForCase {
  return {
    id: row.id,
    freeFen: BigInt(row.free),
    perCaseFen: row.per_case_fen === null ? null : BigInt(row.per_case_fen),
    reservedFen: BigInt(row.reserved),
    committedFen: BigInt(row.committed),
    orderedFen: BigInt(row.ordered),
    paidFen: BigInt(row.paid),
  };
}

/** What a case could still take from a fund if it gave back what it holds there and has not spent, in fen. */
export function availableFen(fund: FundForCase): bigint {
  const freeFen = fund.freeFen + fund.reservedFen + fund.committedFen;
  if (fund.perCaseFen === null) return freeFen;
  const leftFen = fund.perCaseFen - spentFen(fund);
  return leftFen < freeFen ? leftFen : freeFen;
}

/** What a case has ordered or paid from a fund, in fen. */
export function spentFen({ orderedFen, paidFen }: FundForCase): bigint {
  return orderedFen + paidFen;
}

/** What the funds hold for this case: free, or reserved for it already. */
export async function funds(context: FactContext): Promise<DerivedFacts['funds']> {
  const rows = await fundsOf(context);
  const freeFen = rows.reduce((sum, fund) => sum + availableFen(fund), 0n);
  const reservedFen = rows.reduce((sum, fund) => sum + fund.reservedFen + fund.committedFen, 0n);
  return { freeFen: freeFen.toString(), reservedFen: reservedFen.toString() };
}
