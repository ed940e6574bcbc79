import { z } from 'zod';
import { archiveIndex } from '../../desk/archive-index.js';
import { isProblem } from '../../desk/desk-problem.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses, seq, text } from '../wire.js';

const maybe = z.string().nullable();
const titles = z.record(z.string(), text);

const entry = z.object({
  number: z.int(),
  kind: z.string(),
  seq: seq.nullable().meta({ description: 'The act that it belongs to' }),
  day: maybe,
  detail: z.record(z.string(), z.unknown()),
});

const archive = z.object({
  index: z.object({
    format: z.literal(1),
    number: z.string(),
    procedure: z.string(),
    version: z.int(),
    openedOn: z.string(),
    outcome: maybe,
    seq,
    headHash: z.string().meta({ description: 'Head of the case’s hash chain' }),
    lots: z.array(z.string()),
    followUp: maybe,
    home: maybe,
    entries: z.array(entry),
  }),
  sha256: z.string().meta({ description: 'SHA-256 over `index` as JSON with sorted keys and no blanks' }),
  final: z.boolean().meta({ description: 'The case is closed: the index stays as it is' }),
  titles: z.object({
    procedure: text,
    kinds: titles,
    actions: titles,
    steps: titles,
    slots: titles,
    orgs: z.record(z.string(), z.string()),
  }),
});

/** The index of a case’s file. */
export async function archiveRoutes(door: Door, deps: AppDeps): Promise<void> {
  door.get(
    '/cases/:id/archive',
    {
      schema: {
        summary: 'Index of the file: all that a case holds, in order, without personal data',
        tags: ['cases'],
        params: z.object({ id }),
        response: { 200: archive, ...problemResponses },
      },
    },
    async (request, reply) => {
      const found = await archiveIndex(deps, personOf(request), request.params.id);
      if (isProblem(found)) return sendProblem(reply, found);
      return reply.header('cache-control', 'no-store').send(found as unknown as z.input<typeof archive>);
    },
  );
}
