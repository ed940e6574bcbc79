import { z } from 'zod';
import { addEvidence } from '../../desk/add-evidence.js';
import { MOST_BYTES } from '../../desk/check-file.js';
import { isProblem } from '../../desk/desk-problem.js';
import { getEvidence } from '../../desk/get-evidence.js';
import { CLAIM_FIELDS, readBrowserClaim } from '../../desk/pictures/picture-claims.js';
import { acceptFileAgain, rejectFile } from '../../desk/reject-file.js';
import { useFilesAgain } from '../../desk/use-files-again.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { readMultipart, takeMultipart } from '../plugins/multipart-form.js';
import { sendProblem } from '../plugins/problems.js';
import { sendFile } from '../plugins/send-file.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';
import { copy } from './picture-shapes.js';

const kept = z.object({
  id,
  slot: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  again: z.boolean(),
});

const KNOWN_FIELDS: readonly string[] = ['slot', ...CLAIM_FIELDS];

/** Files that acts rest on. */
export async function evidenceRoutes(door: Door, deps: AppDeps): Promise<void> {
  await takeMultipart(door, { mostBytes: MOST_BYTES });
  const tags = ['evidence'];
  door.post(
    '/cases/:id/evidence',
    {
      schema: {
        summary:
          'Add a file: parts slot and file; JPEG, PNG, HEIC or PDF, at most 20 MB. Of a photograph also takenAt, latitude, longitude and accuracyM, where the device says them',
        tags,
        consumes: ['multipart/form-data'],
        params: z.object({ id }),
        response: { 200: kept, 201: kept, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { fields, file } = await readMultipart(request);
      const unknown = Object.keys(fields).filter((name) => !KNOWN_FIELDS.includes(name));
      if (unknown.length > 0)
        return sendProblem(reply, {
          problem: 'requestInvalid',
          errors: unknown.map((name) => ({ pointer: `#/${name}`, code: 'unknownField' })),
        });
      if (!file) return sendProblem(reply, { problem: 'fileMissing' });
      const upload = {
        caseId: request.params.id,
        slot: fields.slot ?? '',
        bytes: file.bytes,
        claimedType: file.mediaType,
        browser: readBrowserClaim(fields),
      };
      const added = await addEvidence(deps, personOf(request), upload);
      return isProblem(added) ? sendProblem(reply, added) : reply.code(added.again ? 200 : 201).send(added);
    },
  );
  door.get(
    '/cases/:id/evidence/:evidenceId',
    {
      schema: {
        summary:
          'A file: of a picture a copy to show (shown, small), without what the camera wrote into it; the original is for those who inspect it',
        tags,
        params: z.object({ id, evidenceId: id }),
        querystring: z.object({ copy }),
      },
    },
    async (request, reply) => {
      const { id: caseId, evidenceId } = request.params;
      const found = await getEvidence(deps, personOf(request), { caseId, evidenceId, copy: request.query.copy });
      if (isProblem(found)) return sendProblem(reply, found);
      return sendFile(reply, { ...found, name: evidenceId });
    },
  );
  againRoute(door, deps);
  rejectionRoutes(door, deps);
}

function againRoute(door: Door, deps: AppDeps): void {
  door.post(
    '/cases/:id/evidence/again',
    {
      schema: {
        summary:
          'Let files of a report that was sent back, and that nobody found unfit, count for the next one. For the firm that builds',
        tags: ['evidence'],
        params: z.object({ id }),
        body: z.strictObject({ evidence: z.array(id).min(1).max(100) }),
      },
    },
    async (request, reply) => {
      const files = { caseId: request.params.id, evidenceIds: request.body.evidence };
      const problem = await useFilesAgain(deps, personOf(request), files);
      return problem ? sendProblem(reply, problem) : reply.code(204).send();
    },
  );
}

const ofFile = z.object({ id, evidenceId: id });

function rejectionRoutes(door: Door, deps: AppDeps): void {
  const tags = ['evidence'];
  const body = z.strictObject({
    form: z.unknown().meta({ description: 'reason: at most 300 characters, no personal data' }),
  });
  door.post(
    '/cases/:id/evidence/:evidenceId/rejection',
    {
      schema: {
        summary:
          'Find a file unfit: it counts for no act from then on. For the offices that decide at the present step',
        tags,
        params: ofFile,
        body,
      },
    },
    async (request, reply) => {
      const { id: caseId, evidenceId } = request.params;
      const wanted = { caseId, evidenceId, form: request.body.form };
      const problem = await rejectFile(deps, personOf(request), wanted);
      return problem ? sendProblem(reply, problem) : reply.code(204).send();
    },
  );
  door.delete(
    '/cases/:id/evidence/:evidenceId/rejection',
    { schema: { summary: 'Take back that a file was found unfit', tags, params: ofFile } },
    async (request, reply) => {
      const { id: caseId, evidenceId } = request.params;
      const problem = await acceptFileAgain(deps, personOf(request), { caseId, evidenceId });
      return problem ? sendProblem(reply, problem) : reply.code(204).send();
    },
  );
}
