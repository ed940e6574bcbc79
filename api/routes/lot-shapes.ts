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

/** What a contractor applied for, and how it stands. */
export const trancheApplication = z.object({
  seq: z.int(),
  tranche: z.string(),
  percent: z.int().nullable(),
  amountFen: fen,
  state: z.enum(['open', 'refused', 'withdrawn', 'ordered', 'paid']),
  cameBack: z.boolean().meta({ description: 'Open again: the bank sent its payment back' }),
  appliedOn: z.string(),
  onPaper: z.boolean().meta({ description: 'An office entered it for the firm' }),
  endedOn: maybe,
  reason: maybe.meta({ description: 'Why it was refused or withdrawn' }),
  invoices: z.array(z.object({ number: z.string(), issuedOn: z.string(), amountFen: fen })).readonly(),
  papers: z.array(z.object({ id, slot: z.string() })).readonly(),
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
  applications: z.array(trancheApplication).meta({ description: 'Since version 2, the latest first' }),
  needTotalFen: fen.nullable().meta({ description: 'The year’s estimates of every lot for the same need' }),
  followsLot: maybe,
  followedBy: maybe,
});
