import { askTogether } from '../record/ask-together.js';
import type { Tx } from '../record/record-types.js';
import { balanceOf } from './list-funds-and-quotas.js';

/** A line of the plan in force. Quantities are decimal strings with two places, prices fen per unit. */
export interface ShownPlanLine {
  readonly item: string;
  readonly name: string;
  readonly kind: 'works' | 'device';
  readonly room: string;
  readonly unit: string;
  readonly quantity: string;
  readonly unitPriceFen: string;
  readonly guidePriceFen: string;
  /** What was found on site; `null` until then. */
  readonly measured: string | null;
}

/** What the plan in force comes to, in fen: `totalFen` = `grantFen` + `householdFen`. */
export interface PlanSums {
  readonly totalFen: string;
  /** What of it counts toward the subsidy: nothing above the guide price. */
  readonly eligibleFen: string;
  readonly grantFen: string;
  readonly householdFen: string;
}

/** What a case holds of one fund, in fen. */
export interface HeldOfFund {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly reservedFen: string;
  readonly committedFen: string;
  readonly orderedFen: string;
  readonly paidFen: string;
}

/** The last settlement, in fen. `reducedFen`: what the lot's audit took off the grant afterwards. */
export interface ShownSettlement {
  readonly measuredFen: string;
  readonly invoicedFen: string;
  readonly grantFen: string;
  readonly reducedFen: string;
}

/** A payment for this home: of its own, or its share of a tranche that was paid to the contractor. */
export interface HomePayment {
  readonly kind: 'payment' | 'advance' | 'progress' | 'acceptance' | 'retention';
  /** Of a tranche: the number of its lot. */
  readonly lot: string | null;
  readonly attempt: number;
  readonly amountFen: string;
  readonly state: 'ordered' | 'returned' | 'paid';
  readonly bankReference: string | null;
}

/** A home's money: plan, funds, settlement and payments. For staff alone. */
export interface CaseMoney {
  readonly plan: PlanSums | null;
  readonly funds: readonly HeldOfFund[];
  readonly settlement: ShownSettlement | null;
  readonly payments: readonly HomePayment[];
}

/** The lines of the plan in force: the last one written. None: there is no plan yet. */
export async function planLinesOf(tx: Tx, caseId: string): Promise<readonly ShownPlanLine[]> {
  return (await tx.query<ShownPlanLine>(PLAN_LINES, [caseId])).rows;
}

/** What a home costs, what it holds of the funds, and what was settled and paid. */
export async function caseMoney(tx: Tx, caseId: string): Promise<CaseMoney> {
  const { plan, funds, settlement, payments } = await askTogether({
    plan: tx.query<PlanSums>(PLAN_SUMS, [caseId]),
    funds: tx.query<HeldOfFund>(FUNDS, [caseId]),
    settlement: tx.query<ShownSettlement>(SETTLEMENT, [caseId]),
    payments: tx.query<HomePayment>(PAYMENTS, [caseId]),
  });
  return {
    plan: plan.rows[0] ?? null,
    funds: funds.rows,
    settlement: settlement.rows[0] ?? null,
    payments: payments.rows,
  };
}

const PLAN_LINES = `select l.item_code as item, i.name, l.kind, l.room, i.unit, (l.quantity_hundredths / 100.0)::numeric(20, 2)::text as quantity,
    l.unit_price_fen::text as "unitPriceFen", l.guide_price_fen::text as "guidePriceFen",
    (l.measured_hundredths / 100.0)::numeric(20, 2)::text as measured
  from plan_lines l join catalogue_items i on i.code = l.item_code
  where l.case_id = $1 and l.seq = (select max(seq) from plans where case_id = $1) order by l.kind desc, l.item_code, l.room`;

const PLAN_SUMS = `select total_fen::text as "totalFen", eligible_fen::text as "eligibleFen", grant_fen::text as "grantFen",
    (total_fen - grant_fen)::text as "householdFen" from plans where case_id = $1 order by seq desc limit 1`;

const FUNDS = `select f.id, f.name, f.year, ${balanceOf('reserved')}::text as "reservedFen", ${balanceOf('committed')}::text as "committedFen",
    ${balanceOf('ordered')}::text as "orderedFen", ${balanceOf('paid')}::text as "paidFen"
  from funds f join fund_entries e on e.fund_id = f.id where e.case_id = $1
  group by f.tenant_id, f.id order by f.year, f.position`;

const SETTLEMENT = `select s.measured_fen::text as "measuredFen", s.invoiced_fen::text as "invoicedFen", s.grant_fen::text as "grantFen",
    (select coalesce(sum(r.reduction_fen), 0)::text from settlement_reductions r
      join case_links k on (k.lot_id, k.home_id) = (r.lot_id, r.home_id) and k.left_seq is null
      where r.home_id = s.case_id) as "reducedFen"
  from settlements s where s.case_id = $1 order by s.seq desc limit 1`;

const PAYMENTS = `select 'payment' as kind, null as lot, attempt, amount_fen::text as "amountFen", state, bank_reference as "bankReference"
  from payments where case_id = $1
  union all
  select t.tranche, c.number, t.attempt, sum(a.amount_fen)::text, t.state, t.bank_reference
  from tranche_allocations a join tranches t on t.id = a.tranche_id join cases c on c.id = t.lot_id
  where a.home_id = $1 group by t.tenant_id, t.id, c.number
  order by lot nulls last, attempt`;
