import { buffer } from 'node:stream/consumers';
import type { Role } from '../procedures/vocabulary.js';
import type { BidBody } from '../record/bid-body.js';
import { openForLot } from '../record/lot-key.js';
import { grantsFor } from './authorise.js';
import { atCase } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import type { Person } from './who-am-i.js';

/** The roles that read bids once they are opened. */
export const BID_READERS: readonly Role[] = ['countyOfficer', 'countyApprover', 'manager', 'auditor'];

export interface BidDocument {
  readonly title: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

type Known = BidBody['documents'][number];

/** A document of a bid, once the lot's bids are opened. `place` counts from 1 in the order in which they were handed in. */
export async function getBidDocument(
  deps: DeskDeps,
  person: Person,
  wanted: { readonly lotId: string; readonly bidId: string; readonly place: number },
): Promise<BidDocument | DeskProblem> {
  const { lotId, bidId, place } = wanted;
  const found = await atCase(deps, person, lotId, async ({ tx, place: at }): Promise<Known | DeskProblem> => {
    if (!grantsFor(person, at).some(({ role }) => BID_READERS.includes(role))) return { problem: 'notYourRole' };
    const { rows } = await tx.query<{ body: BidBody | null }>(
      'select body from bids where lot_id = $1 and id = $2 and withdrawn_at is null',
      [lotId, bidId],
    );
    if (!rows[0]) return { problem: 'notFound' };
    if (!rows[0].body) return { problem: 'bidsNotOpened' };
    return rows[0].body.documents[place - 1] ?? { problem: 'notFound' };
  });
  if (!found) return { problem: 'notFound' };
  if (isProblem(found)) return found;
  const content = await deps.fileStore.get(found.storeKey);
  if (!content) return { problem: 'fileLost' };
  const bytes = await openForLot(deps, person.tenant, lotId, await buffer(content));
  return { title: found.title, mediaType: found.mediaType, sha256: found.sha256, bytes };
}
