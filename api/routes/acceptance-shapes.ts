import { z } from 'zod';
import { text } from '../wire.js';

const round = z.object({
  round: z.int(),
  askedOn: z.string(),
  deadline: z.string().meta({ description: 'As it stands, extensions included' }),
  doneOn: z.string().nullable().meta({ description: 'null while the rework goes on' }),
  defects: z.array(z.object({ room: z.string(), defect: z.string() })),
});

/** Who must be at the acceptance of a home, and what was to be put right so far. */
export const acceptance = z.object({
  members: z.array(z.object({ capacity: z.string(), title: text })),
  rounds: z.array(round),
});
