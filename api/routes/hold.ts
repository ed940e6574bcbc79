import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { type HoldState, showHold } from '../../desk/hold.js';
import { matchHold, releaseHold } from '../../desk/release-hold.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { day, fen, id, instant, problemResponses } from '../wire.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'sha256Form' });
const statement = z
  .strictObject({
    from: day,
    to: day,
    sha256: sha256.meta({ description: 'Of the scanned statement, in hex' }),
    everyMovementMatched: z.literal(true).meta({
      description: 'Every movement of the account since the last thing on record was matched or entered',
    }),
  })
  .refine(({ from, to }) => from <= to, { error: 'notADay', path: ['to'] });
const seen = z.strictObject({ sha256: sha256.meta({ description: 'Of the statement that was looked at' }) });

const maybe = instant.nullable();
const hold = z.object({
  id,
  cause: z
    .enum(['otherServer', 'otherTimeline', 'otherDatabase', 'command'])
    .meta({ description: 'How the restore was noticed; command: someone said so' }),
  reason: z.string().nullable(),
  beganAt: instant,
  lastEventAt: maybe,
  lastActAt: maybe,
  lastPaymentAnswerAt: maybe,
});
const file = z.object({ id, year: z.int(), number: z.int() });
const unanswered = z.object({
  reference: id,
  kind: z.enum(['payment', 'tranche']),
  caseId: id,
  number: z.string(),
  amountFen: fen,
  file: file.nullable().meta({ description: 'Null: in no file on record, though one may be lost with what followed' }),
});
const state = z.object({
  state: z.enum(['none', 'onHold', 'matched']),
  since: maybe,
  lostFrom: maybe.meta({ description: 'What was done after this instant and before `since` may be lost' }),
  holds: z.array(hold),
  daysToMatch: z.object({ from: z.string().nullable(), to: z.string() }).nullable(),
  statement: z
    .object({ from: z.string(), to: z.string(), sha256: z.string(), matchedBy: id, matchedAt: instant })
    .nullable(),
  unanswered: z.array(unanswered),
});

/** What a restore leaves to be done before anything leaves the house again. */
export async function holdRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['hold'];
  const response = { 200: state, ...problemResponses };
  door.get(
    '/hold',
    { schema: { summary: 'Whether the system is on hold after a restore, and what may be lost', tags, response } },
    async (request, reply) => {
      const shown = await showHold(deps, personOf(request));
      return isProblem(shown) ? sendProblem(reply, shown) : reply.send(onWire(shown));
    },
  );
  door.post(
    '/hold/release',
    { schema: { summary: 'Finance: the bank’s statement is matched', tags, body: statement, response } },
    async (request, reply) => {
      const { everyMovementMatched: _, ...matched } = request.body;
      const problem = await matchHold(deps, personOf(request), matched);
      if (problem) return sendProblem(reply, problem);
      const shown = await showHold(deps, personOf(request));
      return isProblem(shown) ? sendProblem(reply, shown) : reply.send(onWire(shown));
    },
  );
  door.post(
    '/hold/release/confirm',
    { schema: { summary: 'A second person: release the hold', tags, body: seen, response } },
    async (request, reply) => {
      const problem = await releaseHold(deps, personOf(request), request.body.sha256);
      if (problem) return sendProblem(reply, problem);
      const shown = await showHold(deps, personOf(request));
      return isProblem(shown) ? sendProblem(reply, shown) : reply.send(onWire(shown));
    },
  );
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

function onWire({ since, lostFrom, holds, statement: matched, unanswered: open, ...rest }: HoldState) {
  return {
    ...rest,
    since: iso(since),
    lostFrom: iso(lostFrom),
    holds: holds.map((each) => ({
      ...each,
      beganAt: each.beganAt.toISOString(),
      lastEventAt: iso(each.lastEventAt),
      lastActAt: iso(each.lastActAt),
      lastPaymentAnswerAt: iso(each.lastPaymentAnswerAt),
    })),
    statement: matched && { ...matched, matchedAt: matched.matchedAt.toISOString() },
    unanswered: [...open],
  };
}
