import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { type DeskProblem, isProblem } from '../../desk/desk-problem.js';
import { readBrowserClaim } from '../../desk/pictures/picture-claims.js';
import { beginUpload, type UploadStanding } from '../../desk/uploads/begin-upload.js';
import { findUpload, giveUpUpload, goOnWithUpload } from '../../desk/uploads/go-on-with-upload.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { metadataIn, numberIn, PIECES_TYPE, sayStanding, TUS_HEADERS } from '../plugins/tus.js';
import { id } from '../wire.js';

const metadata = z.object({
  id,
  case: id,
  slot: z.string().min(1).max(100),
  filetype: z
    .string()
    .max(100)
    .regex(/^[\w.+/-]*$/)
    .default(''),
});
const params = z.object({ id });
const PATH = '/uploads/:id';

/** Files for slots, piece by piece over lines that break: the protocol of tus.io, version 1.0. */
export async function uploadRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['evidence'];
  door.addContentTypeParser(PIECES_TYPE, (_request: FastifyRequest, body: Readable, done: Done) => done(null, body));
  door.addHook('onRequest', (_request, reply, done) => {
    reply.headers(TUS_HEADERS);
    done();
  });
  door.options('/uploads', { schema: { hide: true } }, async (_request, reply) => reply.code(204).send());
  const begin =
    'Begin an upload (tus 1.0). Upload-Metadata: id (a UUID of your own), case, slot, filetype; of a photograph also takenAt, latitude, longitude, accuracyM';
  door.post('/uploads', { schema: { summary: begin, tags } }, async (request, reply) => {
    const said = metadataIn(request);
    const { data } = metadata.safeParse(said);
    const length = numberIn(request, 'upload-length');
    if (!data || length === null) return sendProblem(reply, { problem: 'uploadUnreadable' });
    const wanted = { id: data.id, caseId: data.case, slot: data.slot, claimedType: data.filetype, length };
    const begun = await beginUpload(deps, personOf(request), { ...wanted, browser: readBrowserClaim(said) });
    if (isProblem(begun)) return sendProblem(reply, begun);
    reply.code(201).header('location', `/api/v1/uploads/${begun.id}`);
    const more = piecesIn(request);
    const standing =
      more && begun.received === 0
        ? await goOnWithUpload(deps, personOf(request), { id: begun.id, offset: 0, bytes: more })
        : begun;
    return answer(reply, standing);
  });
  door.head(PATH, { schema: { hide: true, params } }, async (request, reply) =>
    answer(reply, await findUpload(deps, personOf(request), request.params.id)),
  );
  door.patch(PATH, { schema: { summary: 'Go on with an upload', tags, params } }, async (request, reply) => {
    const [offset, bytes] = [numberIn(request, 'upload-offset'), piecesIn(request)];
    if (offset === null || !bytes) return sendProblem(reply, { problem: 'uploadUnreadable' });
    reply.code(204);
    return answer(reply, await goOnWithUpload(deps, personOf(request), { id: request.params.id, offset, bytes }));
  });
  door.delete(PATH, { schema: { summary: 'Give an upload up', tags, params } }, async (request, reply) => {
    const problem = await giveUpUpload(deps, personOf(request), request.params.id);
    return problem ? sendProblem(reply, problem) : reply.code(204).send();
  });
}

type Done = (error: null, body: Readable) => void;

/** What comes with the request; nothing where it is of another type. */
function piecesIn({ headers, body }: FastifyRequest): Readable | null {
  return headers['content-type'] === PIECES_TYPE ? (body as Readable) : null;
}

function answer(reply: FastifyReply, standing: UploadStanding | DeskProblem): FastifyReply | Promise<FastifyReply> {
  return isProblem(standing) ? sendProblem(reply, standing) : sayStanding(reply, standing).send();
}
