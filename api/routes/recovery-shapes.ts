import { z } from 'zod';
import { fen, id, seq, text } from '../wire.js';

const maybe = z.string().nullable();
const sums = { debtor: z.string(), ground: z.string(), claimedFen: fen, repaidFen: fen };

/** A recovery on the page of the home or lot that was paid. */
export const recoveryLine = z.object({
  id: id.nullable(),
  number: z.string(),
  step: z.string(),
  stepTitle: text,
  outcome: maybe,
  ...sums,
});

/** What belongs to a recovery. */
export const shownRecovery = z.object({
  about: z.object({ id, number: z.string(), procedure: z.string() }),
  supplier: z.object({ creditCode: z.string(), name: z.string() }).nullable(),
  ...sums,
  claims: z.array(z.object({ home: z.string(), lot: maybe, claimedFen: fen, repaidFen: fen })),
  repayments: z.array(z.object({ seq, amountFen: fen, receivedOn: z.string(), bankReference: z.string() })),
});
