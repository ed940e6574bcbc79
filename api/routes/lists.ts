import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csvRows } from '../../desk/csv-rows.js';
import { isProblem } from '../../desk/desk-problem.js';
import { textSchema } from '../../desk/field-schemas.js';
import { fieldErrorsOf } from '../../desk/field-errors.js';
import { importList, listLists } from '../../desk/import-list.js';
import { LIST_KINDS } from '../../desk/list-row-schemas.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { readMultipart, takeMultipart } from '../plugins/multipart-form.js';
import { languageOf, type Problem, sendProblem, wordedRows } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { day, id, instant, problem, problemResponses } from '../wire.js';

const MOST_BYTES = 20 * 1024 * 1024;
const MOST_ROWS = 100_000;

const about = { kind: z.enum(LIST_KINDS), name: textSchema(100), asOf: day };
const asJson = z.strictObject({
  ...about,
  rows: z.array(z.unknown()).max(MOST_ROWS),
  leaveOutRejected: z.boolean().default(false),
});
const asParts = z.strictObject({ ...about, leaveOutRejected: z.stringbool().default(false) });

const stamp = { id, kind: z.enum(LIST_KINDS), name: z.string(), asOf: z.string(), rows: z.int(), sha256: z.string() };
const { rejected, rejectedMore } = problem.shape;
const imported = z.object({ ...stamp, rejected: rejected.unwrap(), rejectedMore });
const lists = z.object({ lists: z.array(z.object({ ...stamp, importedAt: instant, inForce: z.boolean() })) });

/** Lists that eligibility is checked against. */
export async function listRoutes(door: Door, deps: AppDeps): Promise<void> {
  await takeMultipart(door, { mostBytes: MOST_BYTES });
  const tags = ['lists'];
  door.post(
    '/lists',
    {
      bodyLimit: MOST_BYTES,
      schema: {
        summary: 'Import a list whole or not at all: JSON { kind, name, asOf, rows }, or multipart with a CSV file',
        tags,
        consumes: ['application/json', 'multipart/form-data'],
        response: { 201: imported, ...problemResponses },
      },
    },
    async (request, reply) => {
      const wanted = await readWanted(request);
      if ('problem' in wanted) return sendProblem(reply, wanted);
      const list = await importList(deps, personOf(request), wanted);
      if (isProblem(list)) return sendProblem(reply, list);
      const language = languageOf(request.headers['accept-language']);
      return reply.code(201).send({ ...list, rejected: wordedRows(list.rejected, language) });
    },
  );
  door.get(
    '/lists',
    { schema: { summary: 'Imported lists, newest first', tags, response: { 200: lists, ...problemResponses } } },
    async (request) => ({
      lists: await listLists(deps, personOf(request)),
    }),
  );
}

/** The list out of either kind of body. */
async function readWanted(request: FastifyRequest): Promise<z.infer<typeof asJson> | Problem> {
  if (!request.isMultipart()) {
    const read = asJson.safeParse(request.body);
    return read.success ? read.data : { problem: 'requestInvalid', errors: fieldErrorsOf(read.error.issues, '#') };
  }
  const { fields, file } = await readMultipart(request);
  if (!file) return { problem: 'fileMissing' };
  const read = asParts.safeParse({ ...fields });
  if (!read.success) return { problem: 'requestInvalid', errors: fieldErrorsOf(read.error.issues, '#') };
  return { ...read.data, rows: csvRows(file.bytes) };
}
