import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answerPaymentFile, type AnsweredRow } from '../../desk/answer-payment-file.js';
import { isProblem } from '../../desk/desk-problem.js';
import { getPaymentFile } from '../../desk/get-payment-file.js';
import { listPaymentFiles } from '../../desk/list-payment-files.js';
import { makePaymentFile } from '../../desk/make-payment-file.js';
import type { Text } from '../../procedures/vocabulary.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { readMultipart, takeMultipart } from '../plugins/multipart-form.js';
import { languageOf, problemDocument, sendProblem } from '../plugins/problems.js';
import { sendFile } from '../plugins/send-file.js';
import { personOf } from '../plugins/signed-in.js';
import { fen, id, instant, problemResponses } from '../wire.js';

const MOST_BYTES = 4 * 1024 * 1024;
const tags = ['money'];

const stamp = {
  id,
  year: z.int(),
  number: z.int(),
  count: z.int(),
  totalFen: fen,
  sha256: z.string(),
  format: z.string(),
};
const made = z.object(stamp);
const listed = z.object({
  files: z.array(
    z.object({
      ...stamp,
      madeBy: z.string(),
      madeAt: instant,
      paid: z.int(),
      returned: z.int(),
      open: z.int().meta({ description: 'Payments that the bank has not answered' }),
      downloads: z.int(),
    }),
  ),
});
const answered = z.object({
  rows: z.array(
    z.object({
      row: z.int(),
      reference: z.string(),
      number: z.string(),
      result: z.enum(['paid', 'returned']),
      became: z.enum(['done', 'again', 'refused']),
      code: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
});

/** Files of payments for the bank, and its answers to them. */
export async function paymentFileRoutes(door: Door, deps: AppDeps): Promise<void> {
  door.post(
    '/payment-files',
    {
      schema: {
        summary: 'Make a file of every ordered payment that was in none yet',
        tags,
        response: { 201: made, ...problemResponses },
      },
    },
    async (request, reply) => {
      const file = await makePaymentFile(deps, personOf(request));
      return isProblem(file) ? sendProblem(reply, file) : reply.code(201).send(file);
    },
  );
  door.get(
    '/payment-files',
    {
      schema: {
        summary: 'The files, newest first, and how far each is answered',
        tags,
        response: { 200: listed, ...problemResponses },
      },
    },
    async (request, reply) => {
      const files = await listPaymentFiles(deps, personOf(request));
      if (isProblem(files)) return sendProblem(reply, files);
      return { files: files.map((file) => ({ ...file, madeAt: file.madeAt.toISOString() })) };
    },
  );
  door.get(
    '/payment-files/:id',
    { schema: { summary: 'The bytes for the bank, with accounts in clear', tags, params: z.object({ id }) } },
    async (request, reply) => {
      const taken = await getPaymentFile(deps, personOf(request), request.params.id);
      if (isProblem(taken)) return sendProblem(reply, taken);
      const { year, number, bytes: content, sha256 } = taken;
      const name = `payments-${year}-${number}`;
      return sendFile(reply, { name, mediaType: 'text/csv', bytes: content.length, sha256, content });
    },
  );
  await answerRoute(door, deps);
}

async function answerRoute(door: Door, deps: AppDeps): Promise<void> {
  await takeMultipart(door, { mostBytes: MOST_BYTES });
  door.addContentTypeParser('text/csv', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body);
  door.post(
    '/payment-files/:id/answer',
    {
      bodyLimit: MOST_BYTES,
      schema: {
        summary: 'The bank’s answer as CSV: checked whole, then carried out row by row. Safe to send again',
        description:
          'Columns reference, result (paid or returned), amount in yuan, bankReference (when paid), day, reason (when returned)',
        tags,
        consumes: ['text/csv', 'multipart/form-data'],
        params: z.object({ id }),
        response: { 200: answered, ...problemResponses },
      },
    },
    async (request, reply) => {
      const bytes = await readFile(request);
      if (!bytes) return sendProblem(reply, { problem: 'fileMissing' });
      const rows = await answerPaymentFile(deps, personOf(request), { fileId: request.params.id, bytes });
      if (isProblem(rows)) return sendProblem(reply, rows);
      const language = languageOf(request.headers['accept-language']);
      return reply.send({ rows: rows.map((row) => wordedRow(row, language)) });
    },
  );
}

async function readFile(request: FastifyRequest): Promise<Buffer | null> {
  if (request.isMultipart()) return (await readMultipart(request)).file?.bytes ?? null;
  return Buffer.isBuffer(request.body) ? request.body : null;
}

function wordedRow({ problem, ...row }: AnsweredRow, language: keyof Text) {
  return problem ? { ...row, code: problem.problem, detail: String(problemDocument(problem, language).title) } : row;
}
