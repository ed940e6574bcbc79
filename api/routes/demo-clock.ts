import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { moveDemoClock } from '../../desk/move-demo-clock.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { instant, problemResponses } from '../wire.js';

const move = z.strictObject({
  days: z.int().min(-3660).max(3660).default(0),
  hours: z.int().min(-10_000).max(10_000).default(0),
});
const moved = z.object({ now: instant, today: z.string(), dueCases: z.int() });

/** The clock of a demonstration. These routes exist nowhere else. */
export async function demoClockRoutes(door: Door, deps: AppDeps): Promise<void> {
  const schema = {
    summary: 'Move the demonstration’s clock forward',
    tags: ['demo'],
    body: move,
    response: { 200: moved, ...problemResponses },
  };
  door.post('/demo/clock', { schema }, async (request, reply) => {
    const answer = await moveDemoClock(deps, personOf(request), request.body);
    return isProblem(answer) ? sendProblem(reply, answer) : reply.send(answer);
  });
}
