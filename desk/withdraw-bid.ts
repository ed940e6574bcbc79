import { withdrawBid as recordWithdrawal } from '../record/bids.js';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { refused } from './refused.js';
import { isPublished, supplierOf } from './tender-of.js';
import type { Person } from './who-am-i.js';

/** Takes the firm's bid back before the deadline. Another one may follow. */
export async function withdrawBid(
  deps: DeskDeps,
  person: Person,
  lotId: string,
): Promise<{ readonly bidId: string } | DeskProblem> {
  const { tenant } = person;
  const supplier = await inTenant(deps.pool, tenant, async (tx): Promise<{ supplierId: string } | DeskProblem> => {
    const found = await supplierOf(tx, person);
    return isProblem(found) || (await isPublished(tx, lotId)) ? found : { problem: 'notFound' };
  });
  if (isProblem(supplier)) return supplier;
  const answer = await recordWithdrawal(deps, tenant, { lotId, ...supplier });
  if (answer.kind === 'refused') return refused(answer.refusal);
  return answer.kind === 'withdrawn' && answer.bidId ? { bidId: answer.bidId } : { problem: 'notFound' };
}
