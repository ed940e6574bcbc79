import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { type BidAnswer, type BidBody, type BidReceipt, submitBid as recordBid } from '../record/bids.js';
import { inTenant } from '../record/in-tenant.js';
import { sealForLot } from '../record/lot-key.js';
import { readBid } from './bid-schema.js';
import { checkFile, type SentFile } from './check-file.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { refused } from './refused.js';
import { isPublished, supplierOf } from './tender-of.js';
import type { Person } from './who-am-i.js';

type SentDocument = SentFile & { readonly title: string };

/** A bid as it came through a door. */
export interface WantedBid {
  readonly lotId: string;
  readonly bid: unknown;
  /** Where `bid` stood in what was sent, for the errors. */
  readonly pointer: string;
  readonly files: readonly SentDocument[];
}

/** The bidder's receipt. Whoever keeps salt and bid can prove later what was handed in. */
export type Receipt = Omit<BidReceipt, 'kind'>;

/**
 * Takes the bid of the person's firm, in place of an earlier one. Bid and files are sealed under the lot's key before
 * they are kept anywhere; nobody reads them until two officers open the lot.
 */
export async function submitBid(deps: DeskDeps, person: Person, wanted: WantedBid): Promise<Receipt | DeskProblem> {
  const { tenant, userId } = person;
  const { lotId } = wanted;
  const prepared = await inTenant(deps.pool, tenant, async (tx) => {
    const supplier = await supplierOf(tx, person);
    if (isProblem(supplier)) return supplier;
    if (!(await isPublished(tx, lotId))) return { problem: 'notFound' } as const;
    const read = await readBid(tx, wanted.bid, wanted.pointer);
    return 'errors' in read ? { problem: 'formInvalid' as const, errors: read.errors } : { ...supplier, ...read };
  });
  if (isProblem(prepared)) return prepared;
  const documents = await checkDocuments(deps, tenant, wanted);
  if (isProblem(documents)) return documents;
  const body: BidBody = { ...prepared.bid, documents: documents.map(({ document }) => document) };
  const { supplierId } = prepared;
  return whileKept(deps, person, { lotId, documents }, () =>
    recordBid(deps, tenant, { lotId, supplierId, userId, body }),
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
  for (const file of files) {
    const mediaType = await checkFile(deps, file);
    if (isProblem(mediaType)) return mediaType;
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const document = { title: file.title, sha256, mediaType, storeKey: `${tenant}/${lotId}/${uuid()}` };
    checked.push({ document, bytes: file.bytes });
  }
  return checked;
}

/**
 * The files first, then the bid, so that a bid never names a file that is not there. Of a bid that is refused none
 * stays; when the outcome is not known they do, for the bid may be in.
 */
async function whileKept(
  deps: DeskDeps,
  { tenant }: Person,
  { lotId, documents }: { readonly lotId: string; readonly documents: readonly CheckedDocument[] },
  record: () => Promise<BidAnswer>,
): Promise<Receipt | DeskProblem> {
  for (const { document, bytes } of documents)
    await deps.fileStore.put(await sealForLot(deps, tenant, lotId, bytes), document.storeKey);
  const answer = await record();
  if (answer.kind !== 'received')
    await Promise.all(documents.map(({ document }) => deps.fileStore.remove(document.storeKey)));
  return receiptOf(answer);
}

function receiptOf(answer: BidAnswer): Receipt | DeskProblem {
  switch (answer.kind) {
    case 'received': {
      const { bidId, commitment, salt, receivedAt } = answer;
      return { bidId, commitment, salt, receivedAt };
    }
    case 'refused':
      return refused(answer.refusal);
    case 'noSuchLot':
      return { problem: 'notFound' };
  }
}
