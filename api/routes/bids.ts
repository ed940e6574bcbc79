import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MOST_BYTES } from '../../desk/check-file.js';
import { documentTitleOf, MOST_BID_DOCUMENTS } from '../../desk/bid-schema.js';
import { isProblem } from '../../desk/desk-problem.js';
import { getBidDocument } from '../../desk/get-bid-document.js';
import { getOwnBid } from '../../desk/get-own-bid.js';
import { submitBid, type WantedBid } from '../../desk/submit-bid.js';
import { isContractor } from '../../desk/tender-of.js';
import { withdrawBid } from '../../desk/withdraw-bid.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { readMultipart, takeMultipart } from '../plugins/multipart-form.js';
import { type Problem, sendProblem } from '../plugins/problems.js';
import { sendFile } from '../plugins/send-file.js';
import { personOf } from '../plugins/signed-in.js';
import { id, instant, problemResponses } from '../wire.js';

const MOST_FIELD_BYTES = 64 * 1024;

const ofLot = z.object({ id });
const receipt = z.object({
  bidId: id,
  commitment: z
    .string()
    .meta({ description: 'SHA-256 over the salt, a colon, and the bid as JSON with its names in order' }),
  receivedAt: instant,
  salt: z.string().nullable().meta({
    description: 'Keep it: with your bid it proves what was handed in. Null of bids that came before it was kept',
  }),
});

/** Bids: handed in sealed, taken back, and read after the opening. */
export async function bidRoutes(door: Door, deps: AppDeps): Promise<void> {
  await takeMultipart(door, { mostBytes: MOST_BYTES, mostFiles: MOST_BID_DOCUMENTS, mostFieldBytes: MOST_FIELD_BYTES });
  const tags = ['tenders'];
  door.post(
    '/tenders/:id/bids',
    {
      schema: {
        summary:
          'Bid for your firm, in place of an earlier bid: JSON { priceLines, totalFen, statement }, or multipart with this as part "bid" and up to 5 files',
        tags,
        consumes: ['application/json', 'multipart/form-data'],
        params: ofLot,
        response: { 201: receipt, ...problemResponses },
      },
    },
    async (request, reply) => {
      if (!isContractor(personOf(request))) return sendProblem(reply, { problem: 'notYourRole' });
      const sent = await readSent(request);
      if ('problem' in sent) return sendProblem(reply, sent);
      const answer = await submitBid(deps, personOf(request), { lotId: request.params.id, ...sent });
      if (isProblem(answer)) return sendProblem(reply, answer);
      return reply.code(201).header('cache-control', 'no-store').send(answer);
    },
  );
  door.delete(
    '/tenders/:id/bids',
    { schema: { summary: 'Take your firm’s bid back before the deadline', tags, params: ofLot } },
    async (request, reply) => {
      const answer = await withdrawBid(deps, personOf(request), request.params.id);
      return isProblem(answer) ? sendProblem(reply, answer) : reply.code(204).send();
    },
  );
  door.get(
    '/tenders/:id/bids/mine',
    {
      schema: {
        summary: 'The receipt of your firm’s bid',
        tags,
        params: ofLot,
        response: { 200: receipt, ...problemResponses },
      },
    },
    async (request, reply) => {
      const answer = await getOwnBid(deps, personOf(request), request.params.id);
      return isProblem(answer) ? sendProblem(reply, answer) : reply.header('cache-control', 'no-store').send(answer);
    },
  );
  const ofDocument = z.object({ id, bidId: id, place: z.coerce.number().int().min(1).max(MOST_BID_DOCUMENTS) });
  door.get(
    '/cases/:id/bids/:bidId/documents/:place',
    { schema: { summary: 'A document of a bid, after the opening', tags, params: ofDocument } },
    async (request, reply) => {
      const { id: lotId, bidId, place } = request.params;
      const found = await getBidDocument(deps, personOf(request), { lotId, bidId, place });
      if (isProblem(found)) return sendProblem(reply, found);
      const { mediaType, sha256, bytes } = found;
      return sendFile(reply, { name: `bid-${place}`, mediaType, sha256, bytes: bytes.length, content: bytes });
    },
  );
}

/** The bid out of either kind of body. */
async function readSent(request: FastifyRequest): Promise<Omit<WantedBid, 'lotId'> | Problem> {
  if (!request.isMultipart()) return { bid: request.body, pointer: '#', files: [] };
  const { fields, files } = await readMultipart(request);
  const unknown = Object.keys(fields).filter((name) => name !== 'bid');
  if (unknown.length > 0)
    return {
      problem: 'requestInvalid',
      errors: unknown.map((name) => ({ pointer: `#/${name}`, code: 'unknownField' })),
    };
  const bid = parsed(fields.bid);
  if (bid === null) return { problem: 'requestInvalid', errors: [{ pointer: '#/bid', code: 'notJson' }] };
  return {
    bid,
    pointer: '#/bid',
    files: files.map(({ bytes, mediaType, name }, at) => ({
      bytes,
      claimedType: mediaType,
      title: documentTitleOf(name, at + 1),
    })),
  };
}

function parsed(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '') as unknown;
  } catch {
    return null;
  }
}
