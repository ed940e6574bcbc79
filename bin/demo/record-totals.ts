import type { ClientBase } from 'pg';
import { demoId } from '../demo-county.js';
import { StartupProblem } from '../startup-problem.js';
import { TOWNS, type Town } from './demo-run.js';
import type { RunSheet } from './run-folder.js';

/** Sums in fen. `contract`: what is called off, at the contracts' rates. `paid`: as the payments say, `ledger`: as the funds' entries do. */
export interface TownTotals {
  readonly planFen: bigint;
  readonly contractFen: bigint;
  readonly paidFen: bigint;
  readonly ledgerFen: bigint;
}

/** What the record holds of the cases of a run. */
export interface RecordTotals {
  readonly towns: Readonly<Record<Town, TownTotals>>;
  readonly contractSumsFen: bigint;
  readonly smallGrants: { readonly paid: number; readonly paidFen: bigint; readonly ledgerFen: bigint };
}

const LEDGER = `(select coalesce(sum(case when e.to_account = 'paid' then e.amount_fen when e.from_account = 'paid' then -e.amount_fen end), 0)
  from fund_entries e where (e.tenant_id, e.case_id) = (c.tenant_id, c.id))`;

const PER_TOWN = `select town.id as town,
    sum((select p.total_fen from plans p where (p.tenant_id, p.case_id) = (c.tenant_id, c.id) order by p.seq desc limit 1))::text as plan,
    sum((select o.total_fen from call_offs o join case_links l on (l.tenant_id, l.lot_id, l.home_id) = (o.tenant_id, o.lot_id, o.home_id)
      where (o.tenant_id, o.home_id) = (c.tenant_id, c.id) and l.left_seq is null order by o.seq desc limit 1))::text as contract,
    sum((select coalesce(sum(a.amount_fen), 0) from tranche_allocations a join tranches t on (t.tenant_id, t.id) = (a.tenant_id, a.tranche_id)
      where (a.tenant_id, a.home_id) = (c.tenant_id, c.id) and t.state = 'paid'))::text as paid,
    sum(${LEDGER})::text as ledger
  from cases c join orgs town on town.tenant_id = c.tenant_id and town.id = any(c.lineage) and town.level = 'town'
  where c.id = any($1) group by town.id`;

const CONTRACT_SUMS = 'select coalesce(sum(k.sum_fen), 0)::text as sum from contracts k where k.lot_id = any($1)';

const SMALL_GRANTS = `select count(*) filter (where p.fen is not null)::integer as paid, coalesce(sum(p.fen), 0)::text as fen,
    coalesce(sum(${LEDGER}), 0)::text as ledger
  from cases c left join lateral (select sum(x.amount_fen) as fen from payments x
    where (x.tenant_id, x.case_id) = (c.tenant_id, c.id) and x.state = 'paid') p on true
  where c.id = any($1)`;

type TownRow = Record<'town' | 'plan' | 'contract' | 'paid' | 'ledger', string | null>;

/** Adds up the record for exactly the cases of the run. @param client the owner of the tables; nothing is changed. */
export async function totalsOfRecord(
  client: ClientBase,
  { homes, lots, smallGrants }: RunSheet,
): Promise<RecordTotals> {
  await client.query('begin read only');
  try {
    const towns = await client.query<TownRow>(PER_TOWN, [homes.map(({ id }) => id)]);
    const contracts = await client.query<{ sum: string }>(CONTRACT_SUMS, [lots.map(({ id }) => id)]);
    const grants = await client.query<{ paid: number; fen: string; ledger: string }>(SMALL_GRANTS, [smallGrants]);
    const [grant] = grants.rows;
    if (towns.rows.length === 0) throw strangeRecord();
    return {
      towns: townsOf(towns.rows),
      contractSumsFen: BigInt(contracts.rows[0]?.sum ?? '0'),
      smallGrants: {
        paid: grant?.paid ?? 0,
        paidFen: BigInt(grant?.fen ?? '0'),
        ledgerFen: BigInt(grant?.ledger ?? '0'),
      },
    };
  } finally {
    await client.query('rollback');
  }
}

function strangeRecord(): StartupProblem {
  return new StartupProblem(
    'The record that was looked into does not hold the cases of this run.',
    'TONGTU_DATA or DATABASE_URL names another system than the one at PORT: give the demo what npm start was given.',
  );
}

function townsOf(rows: readonly TownRow[]): Record<Town, TownTotals> {
  const of = (town: Town): TownTotals => {
    const row = rows.find((each) => each.town === demoId(`org:${town}`));
    return {
      planFen: BigInt(row?.plan ?? '0'),
      contractFen: BigInt(row?.contract ?? '0'),
      paidFen: BigInt(row?.paid ?? '0'),
      ledgerFen: BigInt(row?.ledger ?? '0'),
    };
  };
  return Object.fromEntries(TOWNS.map((town) => [town, of(town)])) as Record<Town, TownTotals>;
}
