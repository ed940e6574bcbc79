import { z } from 'zod';
import { fen, id, instant, text } from '../wire.js';

const maybe = z.string().nullable();
const rate = z.object({ item: z.string(), rateFen: fen });

const bid = z.object({
  id: id.nullable(),
  receivedAt: instant,
  creditCode: maybe,
  name: maybe,
  totalFen: fen.nullable(),
  qualified: z.boolean().nullable(),
  scoreHundredths: z.int().nullable(),
  rank: z.int().nullable(),
  body: z
    .object({
      priceLines: z.array(rate),
      totalFen: fen,
      statement: z.string(),
      documents: z.array(z.object({ title: z.string(), sha256: z.string(), mediaType: z.string() })),
    })
    .nullable(),
});

/** A lot. Of sealed bids it shows how many came, and when. */
export const shownLot = z.object({
  homes: z.array(
    z.object({
      caseId: id,
      number: z.string(),
      town: z.string(),
      village: z.string(),
      step: z.string(),
      stepTitle: text,
      plannedFen: fen.nullable(),
    }),
  ),
  bids: z.array(bid).meta({ description: 'Before the opening all but receivedAt is null' }),
  findings: z
    .array(z.object({ number: z.int(), shared: z.string(), between: z.array(z.string()), answer: maybe }))
    .meta({ description: 'What two bidders share, by credit code; the panel answers each' }),
  contract: z
    .object({
      number: z.string(),
      supplierId: id,
      sumFen: fen,
      calledOffFen: fen,
      settledFen: fen,
      paidFen: fen,
      retentionDueFen: fen,
      paymentOpen: z.boolean(),
    })
    .nullable(),
  rates: z.array(rate),
  tranches: z.array(
    z.object({
      tranche: z.string(),
      attempt: z.int(),
      amountFen: fen,
      state: z.string(),
      bankReference: maybe,
    }),
  ),
  needTotalFen: fen.nullable().meta({ description: 'The year’s estimates of every lot for the same need' }),
  followsLot: maybe,
  followedBy: maybe,
});
