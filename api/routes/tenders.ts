import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { getTenderDocument } from '../../desk/get-tender-document.js';
import { listTenders } from '../../desk/list-tenders.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { sendFile } from '../plugins/send-file.js';
import { personOf } from '../plugins/signed-in.js';
import { fen, id, problemResponses } from '../wire.js';

const maybe = z.string().nullable();
const tender = z.object({
  id,
  number: z.string(),
  county: z.string(),
  title: maybe,
  need: maybe,
  delivery: maybe,
  method: maybe,
  estimateFen: fen.nullable(),
  homesExpected: z.int().nullable(),
  documentNumber: maybe,
  bidDeadline: maybe.meta({ description: 'The last day for bids, as the notice says it' }),
  lastDay: maybe.meta({ description: 'The last day on which bids are taken: a holiday may move it' }),
  documents: z.array(z.object({ id, mediaType: z.string(), bytes: z.int(), sha256: z.string() })),
});
const tenders = z.object({ tenders: z.array(tender) });

/** What firms may bid for. */
export async function tenderRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['tenders'];
  door.get(
    '/tenders',
    {
      schema: {
        summary: 'Lots that take bids now, for contractors of registered suppliers',
        tags,
        response: { 200: tenders, ...problemResponses },
      },
    },
    async (request, reply) => {
      const listed = await listTenders(deps, personOf(request));
      if (isProblem(listed)) return sendProblem(reply, listed);
      return reply.send({ tenders: listed } as z.input<typeof tenders>);
    },
  );
  door.get(
    '/tenders/:id/documents/:evidenceId',
    { schema: { summary: 'The tender document', tags, params: z.object({ id, evidenceId: id }) } },
    async (request, reply) => {
      const { id: lotId, evidenceId } = request.params;
      const found = await getTenderDocument(deps, personOf(request), { lotId, evidenceId });
      return isProblem(found) ? sendProblem(reply, found) : sendFile(reply, { ...found, name: evidenceId });
    },
  );
}
