import type { Procedure } from '../procedures/procedure.js';
import { procedureOf } from '../procedures/all-procedures.js';
import type { Tx } from '../record/record-types.js';
import { grantsFor } from './authorise.js';
import { atCase, type CaseDesk } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { showCase, type ShownCase } from './show-case.js';
import { usableAgain } from './use-files-again.js';
import type { Person } from './who-am-i.js';
import { type WorkSlot, workSlots } from './work-slots.js';

/** What the firm's own contract says of a home, in fen. `null` until there is one. */
export interface WorkAccount {
  readonly contractNumber: string;
  readonly calledOffFen: string | null;
  readonly netFen: string | null;
  /** Due now: on acceptance, less what was paid or is on its way. */
  readonly dueFen: string;
  readonly retentionFen: string | null;
  readonly paidFen: string;
}

/** A home's share of a payment to the firm. */
export interface WorkPayment {
  readonly tranche: 'advance' | 'progress' | 'acceptance' | 'retention';
  readonly amountFen: string;
  readonly state: 'ordered' | 'returned' | 'paid';
}

/** A home as its contractor works on it, beside the case itself. */
export interface WorkOrder {
  readonly slots: readonly WorkSlot[];
  /** For those who act for the whole firm; money is not the workers' matter. */
  readonly account: WorkAccount | null;
  readonly payments: readonly WorkPayment[];
}

/** A home of which the person is a contractor: the case as it may be seen, and the work order. */
export interface ShownWorkOrder extends WorkOrder {
  readonly shown: ShownCase;
  readonly procedure: Procedure;
}

/** Shows a work order. A case that the person sees otherwise than as its contractor is none: `notYourRole`. */
export async function showWorkOrder(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  caseId: string,
): Promise<ShownWorkOrder | DeskProblem> {
  const shown = await showCase(deps, person, caseId);
  if (isProblem(shown)) return shown;
  const procedure = procedureOf(shown.procedure.id, shown.procedure.version);
  const isOwn = procedure.subject === 'home' && shown.yourRoles.includes('contractor');
  if (!isOwn) return { problem: 'notYourRole' };
  const beside = await atCase(deps, person, caseId, async (desk) => ({
    money: await moneyOf(desk),
    again: await usableAgain(desk),
  }));
  if (!beside) return { problem: 'notFound' };
  return { shown, procedure, slots: workSlots(procedure, shown, beside.again), ...beside.money };
}

async function moneyOf({ tx, person, place, loaded }: CaseDesk): Promise<Omit<WorkOrder, 'slots'>> {
  const firms = grantsFor(person, place)
    .filter(({ role, assignedOnly }) => role === 'contractor' && !assignedOnly)
    .map(({ orgId }) => orgId);
  if (firms.length === 0) return { account: null, payments: [] };
  return { account: await accountOf(tx, loaded.id, firms), payments: await paymentsOf(tx, loaded.id, firms) };
}

async function accountOf(tx: Tx, caseId: string, firms: readonly string[]): Promise<WorkAccount | null> {
  return (await tx.query<WorkAccount>(ACCOUNT, [caseId, firms])).rows[0] ?? null;
}

async function paymentsOf(tx: Tx, caseId: string, firms: readonly string[]): Promise<WorkPayment[]> {
  return (await tx.query<WorkPayment>(PAYMENTS, [caseId, firms])).rows;
}

const ACCOUNT = `select k.number as "contractNumber",
    (select o.total_fen::text from call_offs_in_force o where o.home_id = m.home_id and o.lot_id = m.lot_id) as "calledOffFen",
    case when m.settled then m.net_fen::text end as "netFen",
    case when m.settled then greatest(m.acceptance_fen - m.spent_fen, 0) else 0 end::text as "dueFen",
    case when m.settled then (m.net_fen - m.acceptance_fen)::text end as "retentionFen", m.paid_fen::text as "paidFen"
  from lot_home_money m join contracts k on k.lot_id = m.lot_id where m.home_id = $1 and k.supplier_id = any($2)`;

const PAYMENTS = `select t.tranche, sum(a.amount_fen)::text as "amountFen", t.state
  from tranche_allocations a join tranches t on t.id = a.tranche_id join contracts k on k.lot_id = t.lot_id
  where a.home_id = $1 and k.supplier_id = any($2) group by t.tenant_id, t.id order by t.attempt`;
