import { z } from 'zod';
import { fen, id } from '../wire.js';

const maybe = z.string().nullable();
const quantity = z.string().meta({ description: 'Decimal, two places' });

export const planLine = z.object({
  item: z.string(),
  name: z.string(),
  kind: z.enum(['works', 'device']),
  room: z.string(),
  unit: z.string(),
  quantity,
  unitPriceFen: fen,
  guidePriceFen: fen,
  measured: quantity.nullable(),
});

/** What a home costs and who pays it; see desk/case-money.ts. */
export const caseMoney = z.object({
  plan: z.object({ totalFen: fen, eligibleFen: fen, grantFen: fen, householdFen: fen }).nullable(),
  funds: z.array(
    z.object({
      id,
      name: z.string(),
      year: z.int(),
      reservedFen: fen,
      committedFen: fen,
      orderedFen: fen,
      paidFen: fen,
    }),
  ),
  settlement: z.object({ measuredFen: fen, invoicedFen: fen, grantFen: fen, reducedFen: fen }).nullable(),
  payments: z.array(
    z.object({
      kind: z.enum(['payment', 'advance', 'progress', 'acceptance', 'retention']),
      lot: maybe,
      attempt: z.int(),
      amountFen: fen,
      state: z.enum(['ordered', 'returned', 'paid']),
      bankReference: maybe,
    }),
  ),
});
