import { createHash } from 'node:crypto';
import { canonical } from './sealing.js';

/** What a bidder offers. Rates and total in fen as decimal strings; documents lie sealed in the file store. */
export interface BidBody {
  readonly priceLines: readonly { readonly item: string; readonly rateFen: string }[];
  readonly totalFen: string;
  readonly statement: string;
  readonly documents: readonly {
    readonly title: string;
    readonly sha256: string;
    readonly mediaType: string;
    readonly storeKey: string;
  }[];
}

/**
 * The hash that binds a bidder to a body without showing it: over the salt, a colon, and the body as JSON with its names
 * in order. Where a document lies in the file store is no part of it, for the bidder does not know.
 */
export function commitmentOf(salt: string, { documents, ...offer }: BidBody): string {
  const known = documents.map(({ title, sha256, mediaType }) => ({ title, sha256, mediaType }));
  return createHash('sha256')
    .update(`${salt}:${canonical({ ...offer, documents: known })}`)
    .digest('hex');
}
