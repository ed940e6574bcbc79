import { readContract } from '../record/facts/lot-facts.js';
import type { Tx } from '../record/record-types.js';
import { seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

/** A contract of the person's firm and how its money stands, in fen. */
export interface FirmContract {
  readonly lotId: string;
  readonly lot: string;
  readonly contractNumber: string;
  readonly sumFen: string;
  readonly calledOffFen: string;
  readonly settledFen: string;
  /** Due on acceptance and not ordered yet. */
  readonly dueFen: string;
  readonly retentionFen: string;
  readonly paidFen: string;
  /** Whether a payment is on its way. */
  readonly paymentOpen: boolean;
}

const CONTRACTS = `select k.lot_id as "lotId", c.number as lot, k.number as "contractNumber"
  from contracts k join cases c on c.id = k.lot_id where k.supplier_id = any($1) order by c.number desc limit 50`;

/** The contracts of the firms for which the person acts as a whole, the latest first. */
export async function contractsOf(tx: Tx, person: Person): Promise<FirmContract[]> {
  const { rows } = await tx.query<Pick<FirmContract, 'lotId' | 'lot' | 'contractNumber'>>(CONTRACTS, [
    seatsAs(person, ['contractor']),
  ]);
  const contracts: FirmContract[] = [];
  for (const row of rows) {
    const money = await readContract(tx, row.lotId);
    if (!money) continue;
    const { acceptanceDueFen: dueFen, retentionDueFen: retentionFen, ...sums } = money;
    contracts.push({ ...row, ...sums, dueFen, retentionFen });
  }
  return contracts;
}
