import type { Tx } from '../record/record-types.js';
import type { DeskProblem } from './desk-problem.js';
import { holds, seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

/** The firm for which a person bids: the first one with a supplier record at which the person is a contractor. */
export async function supplierOf(tx: Tx, person: Person): Promise<{ readonly supplierId: string } | DeskProblem> {
  if (!isContractor(person)) return { problem: 'notYourRole' };
  const { rows } = await tx.query<{ supplierId: string }>(
    'select org_id as "supplierId" from suppliers where org_id = any($1) order by org_id limit 1',
    [seatsAs(person, ['contractor'])],
  );
  return rows[0] ?? { problem: 'supplierMissing' };
}

/** Whether the person is a firm's contractor at all: asked before a large body is read. */
export function isContractor(person: Person): boolean {
  return holds(person, ['contractor']);
}

/** Whether a lot was ever published. One that was not does not exist for bidders. */
export async function isPublished(tx: Tx, lotId: string): Promise<boolean> {
  const { rows } = await tx.query('select 1 from lot_keys where lot_id = $1', [lotId]);
  return rows.length > 0;
}
