import { inTenant } from '../record/in-tenant.js';
import { type BidForm, readBid } from './bid-schema.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { isPublished, supplierOf } from './tender-of.js';
import type { Person } from './who-am-i.js';

/** A bid as it came through a door, without its files. */
export interface TypedBid {
  readonly lotId: string;
  readonly bid: unknown;
  /** Where `bid` stood in what was sent, for the errors. */
  readonly pointer: string;
}

/** Reads a bid and says what is wrong with it. Nothing is kept: until it is sealed a bid lies nowhere but in the request. */
export async function checkBid(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  { lotId, bid, pointer }: TypedBid,
): Promise<{ readonly supplierId: string; readonly bid: BidForm } | DeskProblem> {
  return inTenant(pool, person.tenant, async (tx) => {
    const supplier = await supplierOf(tx, person);
    if (isProblem(supplier)) return supplier;
    if (!(await isPublished(tx, lotId))) return { problem: 'notFound' } as const;
    const read = await readBid(tx, bid, pointer);
    return 'errors' in read ? { problem: 'formInvalid' as const, errors: read.errors } : { ...supplier, ...read };
  });
}
