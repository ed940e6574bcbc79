import { z } from 'zod';
import { MOST_DRAW_TEXT } from '../../desk/draw-sampling.js';
import { textSchema } from '../../desk/field-schemas.js';
import { day, id, instant } from '../wire.js';

/** A draw as it is entered and as it is published. */
export const draw = z.strictObject({
  seed: textSchema(MOST_DRAW_TEXT).meta({
    description: 'What the draw gave, as text; it enters the hash as it stands here',
  }),
  source: textSchema(MOST_DRAW_TEXT).meta({ description: 'Which public draw it was' }),
  drawnOn: day.meta({ description: 'Later than the day on which the list was published' }),
  document: textSchema(MOST_DRAW_TEXT).meta({ description: 'The paper that witnesses it, or where it is published' }),
});

export const sampling = z.object({
  id,
  programme: z.string(),
  acceptedFrom: z.string(),
  acceptedTo: z.string(),
  listSha256: z.string(),
  count: z.int(),
  size: z.int(),
  publishedOn: z.string(),
  publishedAt: instant,
  draw: z
    .object({ seed: z.string(), source: z.string(), drawnOn: z.string(), document: z.string() })
    .nullable()
    .meta({ description: 'null until the draw' }),
  sample: z.array(z.object({ rank: z.int(), number: z.string(), key: z.string() })),
});

const finding = z.object({ room: z.string(), defect: z.string() });

export const visit = z.object({
  id,
  samplingId: id,
  caseId: id,
  number: z.string(),
  visitedOn: z.string(),
  passed: z.boolean(),
  findings: z.array(finding),
  deadline: z.string().nullable(),
  photos: z.array(id),
});

export const samplingWithVisits = sampling.extend({
  county: z.string().meta({ description: 'The code under which it is public' }),
  visits: z.array(visit),
});

export const wantedSampling = z.strictObject({
  id: id.meta({ description: 'Your own name for it: the same sent twice is frozen once' }),
  programme: z.string().max(60),
  acceptedFrom: day,
  acceptedTo: day,
  size: z.int().min(1).max(100_000).meta({ description: 'How many homes are to be visited' }),
});

export const wantedVisit = z.strictObject({
  id,
  number: z.string().max(60),
  visitedOn: day,
  findings: z
    .array(z.strictObject({ room: z.string().max(60), defect: textSchema(300) }))
    .max(20)
    .meta({ description: 'None: the home passed. No personal data' }),
  deadline: day.optional().meta({ description: 'With findings: the day by which they are put right' }),
});
