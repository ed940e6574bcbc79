import type { Day } from '../procedures/vocabulary.js';
import { readContract } from '../record/facts/lot-facts.js';
import { readInTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

/** A contract of the person's firm and how its money stands, in fen. */
export interface FirmContract {
  readonly lotId: string;
  readonly lot: string;
  readonly title: string;
  readonly contractNumber: string;
  readonly sumFen: string;
  readonly calledOffFen: string;
  readonly settledFen: string;
  /** Due and not ordered yet: on acceptance, and the retention once the warranty is over. */
  readonly dueFen: string;
  /** What the firm applied for and finance has not answered; `null` when nothing. */
  readonly appliedFen: string | null;
  /** Kept back until the warranty is over, and until when that is. */
  readonly retentionFen: string;
  readonly retentionUntil: Day | null;
  readonly paidFen: string;
  /** Whether a payment is on its way. */
  readonly paymentOpen: boolean;
}

type Row = Pick<FirmContract, 'lotId' | 'lot' | 'title' | 'contractNumber' | 'appliedFen' | 'retentionUntil'> & {
  readonly step: string;
};

const CONTRACTS = `select k.lot_id as "lotId", c.number as lot, coalesce(c.facts->>'title', '') as title, k.number as "contractNumber", c.step,
    c.facts->>'warrantyUntil' as "retentionUntil",
    (select a.amount_fen::text from tranche_applications_as_answered a where a.lot_id = k.lot_id and a.state = 'open') as "appliedFen"
  from contracts k join cases c on c.id = k.lot_id where k.supplier_id = any($1) order by c.number desc limit 50`;

/** The contracts of the firms for which the person acts as a whole, the latest first. */
export async function listFirmContracts(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
): Promise<readonly FirmContract[] | DeskProblem> {
  if (seatsAs(person, ['contractor']).length === 0) return { problem: 'notYourRole' };
  return readInTenant(pool, person.tenant, (tx) => contractsOf(tx, person));
}

/** The same within what is read otherwise; none for a firm's workers, whose matter money is not. */
export async function contractsOf(tx: Tx, person: Person): Promise<FirmContract[]> {
  const { rows } = await tx.query<Row>(CONTRACTS, [seatsAs(person, ['contractor'])]);
  const contracts: FirmContract[] = [];
  for (const { step, ...row } of rows) {
    const money = await readContract(tx, row.lotId);
    if (!money) continue;
    const { acceptanceDueFen, retentionDueFen: retentionFen, ...sums } = money;
    const ofRetention = step === 'retentionDue' ? BigInt(retentionFen) : 0n;
    contracts.push({ ...row, ...sums, dueFen: (BigInt(acceptanceDueFen) + ofRetention).toString(), retentionFen });
  }
  return contracts;
}
