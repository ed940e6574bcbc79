import { grantOfFen } from '../../procedures/plan-arithmetic.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { contractTotals } from '../contract-lines.js';
import { CALLED_OFF, SPENT_ON_LEFT } from '../facts/lot-facts.js';
import { plan } from '../facts/money-facts.js';
import { letSee } from './assign-firm.js';
import { hold } from './fund-postings.js';
import type { Posting, PostingContext } from './posting.js';
import { freeBeyond } from './settlement-postings.js';

/** Links a new lot to the one that it follows: its tender failed, or its contractor defaulted. */
export const followLot: Posting = async ({ tx, tenant, loaded, form }) => {
  if (typeof form.followsLot !== 'string') return null;
  const { rowCount } = await tx.query(
    `insert into lot_followups (tenant_id, failed_lot_id, lot_id)
     select $1, id, $2 from cases where number = $3 and (outcome = 'tenderFailed' or facts->>'defaulted' = 'true')`,
    [tenant, loaded.id, form.followsLot],
  );
  return rowCount === 1 ? null : { code: 'lotUnknown', about: form.followsLot };
};

/** Keeps who was awarded a lot that was tendered elsewhere, or drawn from a framework. */
export const recordOutsideAward: Posting = async ({ tx, tenant, loaded, seq, form }) => {
  const barred = await tx.query<{ until: string }>(
    'select barred_until as until from suppliers where credit_code = $1 and barred_until >= app_today()',
    [String(form.creditCode)],
  );
  if (barred.rows[0]) return { code: 'supplierBarred', about: barred.rows[0].until };
  const { rowCount } = await tx.query(
    `insert into outside_awards (tenant_id, lot_id, seq, supplier_id, sum_fen) select $1, $2, $3, org_id, $5 from suppliers where credit_code = $4`,
    [tenant, loaded.id, seq, String(form.creditCode), String(form.sumFen)],
  );
  return rowCount === 1 ? null : { code: 'supplierUnknown', about: String(form.creditCode) };
};

interface Award {
  readonly supplierId: string;
  readonly sumFen: string;
  readonly rates: readonly { readonly item: string; readonly rateFen: string }[] | null;
}

/** The award in force: the one recorded from outside, else the first of the ranking. */
async function awardOf({ tx, loaded }: PostingContext): Promise<Award> {
  const { rows } = await tx.query<Award>(
    `select supplier_id as "supplierId", sum_fen::text as "sumFen", null::jsonb as rates, 0 as place, seq from outside_awards where lot_id = $1
     union all
     select supplier_id, total_fen::text, body->'priceLines', 1, 0 from bids where lot_id = $1 and withdrawn_at is null and rank = 1
     order by place, seq desc limit 1`,
    [loaded.id],
  );
  if (!rows[0]) throw new Error(`lot ${loaded.id} was awarded to nobody`);
  return rows[0];
}

/** Writes the contract: no dearer than the award, at the bid's own rates (87号令: no change of substance). */
export const writeContract: Posting = async (context) => {
  const { tx, tenant, loaded, seq, form, happenedOn } = context;
  const award = await awardOf(context);
  if (BigInt(String(form.sumFen)) > BigInt(award.sumFen)) return { code: 'sumAboveBid', about: award.sumFen };
  const number = String(form.contractNumber);
  const used = await tx.query('select 1 from contracts where number = $1', [number]);
  if (used.rowCount) return { code: 'contractNumberUsed', about: number };
  const rates =
    award.rates ??
    ((form.rates ?? []) as readonly Facts[]).map((each) => ({
      item: String(each.item),
      rateFen: String(each.rateFen),
    }));
  if (rates.length === 0) return { code: 'rateMissing' };
  await tx.query(
    `insert into contracts (tenant_id, lot_id, number, supplier_id, signed_on, sum_fen, retention_percent, warranty_months, signed_seq)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tenant,
      loaded.id,
      number,
      award.supplierId,
      happenedOn,
      String(form.sumFen),
      Number(form.retentionPercent),
      Number(form.warrantyMonths),
      seq,
    ],
  );
  for (const { item, rateFen } of rates) {
    const { rowCount } = await tx.query(
      `insert into contract_rates (tenant_id, lot_id, item_code, rate_fen) select $1, $2, code, $4 from catalogue_items where code = $3
       on conflict (tenant_id, lot_id, item_code) do nothing`,
      [tenant, loaded.id, item, rateFen],
    );
    if (rowCount !== 1) return { code: 'itemNotInCatalogue', about: item };
  }
  await letSee(context, { caseId: loaded.id, orgId: award.supplierId, as: 'contractor' });
  return null;
};

interface ContractRow {
  readonly supplierId: string;
  readonly sumFen: string;
  readonly calledOffFen: string;
}

/** The contract of a lot, held until the commit, with what is called off or spent under it for other homes. In fen. */
async function lockedContract({ tx, loaded }: PostingContext, lotId: string): Promise<ContractRow> {
  await tx.query('select 1 from contracts where lot_id = $1 for update', [lotId]);
  const { rows } = await tx.query<ContractRow>(
    `select k.supplier_id as "supplierId", k.sum_fen::text as "sumFen", (${CALLED_OFF} + ${SPENT_ON_LEFT} - coalesce(
       (select o.total_fen from call_offs_in_force o where o.lot_id = k.lot_id and o.home_id = $2), 0))::text as "calledOffFen"
     from contracts k where k.lot_id = $1`,
    [lotId, loaded.id],
  );
  if (!rows[0]) throw new Error(`lot ${lotId} has no contract`);
  return rows[0];
}

/** The lot that a home lies in. Throws when it lies in none: the table lets only homes of a lot come here. */
async function lotIdOf({ tx, loaded }: PostingContext): Promise<string> {
  const { rows } = await tx.query<{ lotId: string }>(
    'select lot_id as "lotId" from case_links where home_id = $1 and left_seq is null',
    [loaded.id],
  );
  if (!rows[0]) throw new Error(`home ${loaded.id} lies in no lot`);
  return rows[0].lotId;
}

/** What was ordered or paid for the home under other lots and did not come back, in fen. */
async function spentElsewhereFen({ tx, loaded }: PostingContext, lotId: string): Promise<bigint> {
  const { rows } = await tx.query<{ fen: string }>(
    `select ((select coalesce(sum(a.amount_fen), 0) from tranche_allocations a join tranches t on t.id = a.tranche_id
         where a.home_id = $1 and t.lot_id <> $2 and t.state <> 'returned')
       - (select coalesce(sum(o.amount_fen), 0) from overpayments_repaid o where o.home_id = $1 and o.lot_id <> $2))::text as fen`,
    [loaded.id, lotId],
  );
  return BigInt(rows[0]?.fen ?? '0');
}

/**
 * Calls a home off, or off anew after a change order: its plan at the contract's rates, within the contract's sum.
 * Commits what the funds pay of it.
 */
export const commitByContract: Posting = async (context) => {
  const { tx, keys, tenant, loaded, seq } = context;
  const lotId = await lotIdOf(context);
  const contract = await lockedContract(context, lotId);
  const totals = await contractTotals(tx, { lotId, homeId: loaded.id }, 'planned');
  if ('noRateFor' in totals) return { code: 'rateMissing', about: totals.noRateFor };
  const inForce = await plan({ tx, keys, loaded, lock: false });
  if (!inForce || 'notMeasured' in totals) return { code: 'planMissing' };
  if (BigInt(contract.calledOffFen) + totals.totalFen > BigInt(contract.sumFen))
    return { code: 'beyondContractSum', about: contract.sumFen };
  const byRates = grantOfFen(loaded.state.policy, loaded.state.facts, totals.eligibleFen);
  const elsewhere = await spentElsewhereFen(context, lotId);
  const granted = byRates < BigInt(inForce.grantFen) ? byRates : BigInt(inForce.grantFen);
  // What an earlier contractor was paid for this home counts toward its grant: the funds pay a home once.
  const grant = granted > elsewhere ? granted - elsewhere : 0n;
  await tx.query(
    'insert into call_offs (tenant_id, lot_id, home_id, seq, total_fen, grant_fen) values ($1, $2, $3, $4, $5, $6)',
    [tenant, lotId, loaded.id, seq, totals.totalFen.toString(), grant.toString()],
  );
  await letSee(context, { caseId: loaded.id, orgId: contract.supplierId, as: 'contractor' });
  return hold(context, 'committed', grant + elsewhere);
};

/**
 * Settles a home of a lot: measured quantity × contract rate, less what insurance paid, never above plan, call-off
 * and cap. Frees the rest. What was advanced beyond it stays visible as spent, to be claimed back; the home is settled all
 * the same, for nothing else could ever end it.
 */
export const settleByContract: Posting = async (context) => {
  const { tx, tenant, loaded, seq, form } = context;
  const { rows } = await tx.query<{ lotId: string; grantFen: string }>(
    `select lot_id as "lotId", grant_fen::text as "grantFen" from call_offs_in_force where home_id = $1`,
    [loaded.id],
  );
  const calledOff = rows[0];
  if (!calledOff) return { code: 'homeNotInLot', about: loaded.number };
  const totals = await contractTotals(tx, { lotId: calledOff.lotId, homeId: loaded.id }, 'measured');
  if ('noRateFor' in totals) return { code: 'rateMissing', about: totals.noRateFor };
  if ('notMeasured' in totals) return { code: 'measurementMissing', about: totals.notMeasured };
  const insured = BigInt(String(form.insurancePaidFen ?? '0'));
  const owed = totals.eligibleFen > insured ? totals.eligibleFen - insured : 0n;
  const due = grantOfFen(loaded.state.policy, loaded.state.facts, owed);
  const grant = due < BigInt(calledOff.grantFen) ? due : BigInt(calledOff.grantFen);
  await tx.query(
    'insert into settlements (tenant_id, case_id, seq, measured_fen, invoiced_fen, grant_fen) values ($1, $2, $3, $4, $5, $6)',
    [tenant, loaded.id, seq, totals.eligibleFen.toString(), totals.totalFen.toString(), grant.toString()],
  );
  return freeBeyond(context, grant + (await spentElsewhereFen(context, calledOff.lotId)));
};
