import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { BidBody } from '../record/bid-body.js';
import type { BidReceipt } from '../record/bid-receipt.js';
import { type BidAnswer, submitBid as recordBid } from '../record/bids.js';
import { sealForLot } from '../record/lot-key.js';
import { checkBid, type TypedBid } from './check-bid.js';
import { checkFile, type SentFile } from './check-file.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { refused } from './refused.js';
import type { Person } from './who-am-i.js';

/** A document as it came with a bid. */
export type SentDocument = SentFile & { readonly title: string };

/** A bid as it came through a door, with its files. */
export interface WantedBid extends TypedBid {
  readonly files: readonly SentDocument[];
  /** Made by whoever sends it, so that it may be sent twice and is received once. */
  readonly requestId?: string;
}

/**
 * Takes the bid of the person's firm, in place of an earlier one. Bid and files are sealed under the lot's key before
 * they are kept anywhere; nobody reads them until two officers open the lot.
 */
export async function submitBid(deps: DeskDeps, person: Person, wanted: WantedBid): Promise<BidReceipt | DeskProblem> {
  const { tenant, userId } = person;
  const { lotId, requestId } = wanted;
  const prepared = await checkBid(deps, person, wanted);
  if (isProblem(prepared)) return prepared;
  const documents = await checkDocuments(deps, tenant, wanted);
  if (isProblem(documents)) return documents;
  const body: BidBody = { ...prepared.bid, documents: documents.map(({ document }) => document) };
  const { supplierId } = prepared;
  return whileKept(deps, person, { lotId, documents }, () =>
    recordBid(deps, tenant, { lotId, supplierId, userId, body, ...(requestId && { requestId }) }),
  );
}

interface CheckedDocument {
  readonly document: BidBody['documents'][number];
  readonly bytes: Buffer;
}

async function checkDocuments(
  deps: DeskDeps,
  tenant: string,
  { lotId, files }: WantedBid,
): Promise<CheckedDocument[] | DeskProblem> {
  const checked: CheckedDocument[] = [];
  for (const [at, file] of files.entries()) {
    const mediaType = await checkFile(deps, file);
    if (isProblem(mediaType)) return { ...mediaType, place: at + 1 };
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const document = { title: file.title, sha256, mediaType, storeKey: `${tenant}/${lotId}/${uuid()}` };
    checked.push({ document, bytes: file.bytes });
  }
  return checked;
}

/**
 * The files first, then the bid, so that a bid never names a file that is not there. Of a bid that is refused, or
 * was in already, none stays; when the outcome is not known they do, for the bid may be in.
 */
async function whileKept(
  deps: DeskDeps,
  { tenant }: Person,
  { lotId, documents }: { readonly lotId: string; readonly documents: readonly CheckedDocument[] },
  record: () => Promise<BidAnswer>,
): Promise<BidReceipt | DeskProblem> {
  for (const { document, bytes } of documents)
    await deps.fileStore.put(await sealForLot(deps, tenant, lotId, bytes), document.storeKey);
  const answer = await record();
  if (answer.kind !== 'received')
    await Promise.all(documents.map(({ document }) => deps.fileStore.remove(document.storeKey)));
  return receiptOf(answer);
}

function receiptOf(answer: BidAnswer): BidReceipt | DeskProblem {
  switch (answer.kind) {
    case 'received':
    case 'receivedBefore': {
      const { kind: _, ...receipt } = answer;
      return receipt;
    }
    case 'refused':
      return refused(answer.refusal);
    case 'noSuchLot':
      return { problem: 'notFound' };
  }
}
