import { z } from 'zod';
import { fen, id, text } from '../wire.js';
import { trancheApplication } from './lot-shapes.js';
import { firmContract } from './work-order-shapes.js';

const due = z.object({ percent: z.int().nullable(), dueFen: fen });

export const firmContracts = z.object({ contracts: z.array(firmContract).readonly() });

/** A contract as its firm reads it, beside the lot's case, which `GET /cases/{id}` shows. */
export const contractParts = z.object({
  contract: firmContract,
  appliesItself: z.boolean().meta({ description: 'By applyForTranche: since version 2 of a lot' }),
  dues: z
    .object({ advance: due, progress: due, acceptance: due, retention: due })
    .meta({ description: 'What each would come to now; advances up to the policy’s percentage' }),
  applications: z.array(trancheApplication).readonly(),
  payments: z
    .array(
      z.object({
        tranche: z.string(),
        attempt: z.int(),
        amountFen: fen,
        state: z.enum(['ordered', 'returned', 'paid']),
        orderedOn: z.string(),
        answeredOn: z.string().nullable(),
      }),
    )
    .readonly(),
  homes: z
    .array(
      z.object({
        id,
        number: z.string(),
        town: z.string(),
        village: z.string(),
        stepTitle: text,
        closed: z.boolean(),
        calledOffFen: fen,
      }),
    )
    .readonly(),
});
