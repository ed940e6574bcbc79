import { z } from 'zod';
import { day, id, instant, text } from '../wire.js';

/** Which copy of a picture is wanted; the one to show where nothing is said. */
export const copy = z.enum(['shown', 'small', 'original']).optional();

const other = { caseId: id, number: z.string(), slotTitle: text, evidenceId: id };

const flag = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sameElsewhere'), ...other }),
  z.object({ kind: z.literal('alikeElsewhere'), ...other }),
  z.object({ kind: z.literal('farFromHome'), saidBy: z.enum(['camera', 'browser']), metres: z.int() }),
  z.object({ kind: z.literal('takenBeforeOrder'), takenAt: instant, orderedOn: day }),
  z.object({ kind: z.literal('takenAfterUpload'), takenAt: instant }),
]);

/** A picture of a case. Positions themselves never go out, only how far they are from the home. */
export const picture = z.object({
  id,
  slot: z.string(),
  width: z.int(),
  height: z.int(),
  uploadedAt: instant,
  seen: z
    .object({
      cameraAt: instant.nullable(),
      browserAt: instant.nullable(),
      cameraMetres: z.int().nullable(),
      browserMetres: z.int().nullable(),
      flags: z.array(flag).readonly(),
    })
    .nullable(),
});
