import { z } from 'zod';
import type { BidBody } from '../record/bid-body.js';
import type { Tx } from '../record/record-types.js';
import { fieldErrorsOf } from './field-errors.js';
import { moneySchema, textSchema } from './field-schemas.js';
import type { FieldError } from './form-messages.js';

/** How many documents may go with a bid. */
export const MOST_BID_DOCUMENTS = 5;

const documentTitle = textSchema(120);

/** What the bidder calls a document, as far as it can be shown; else its number, counted from 1. */
export function documentTitleOf(name: string, number: number): string {
  const read = documentTitle.safeParse(name);
  return read.success ? read.data : `${number}`;
}

const price = moneySchema.refine((fen) => fen !== '0', { error: 'notAboveZero' });

const priceLine = z.strictObject({
  item: textSchema(40).meta({ description: 'The code of a catalogue item' }),
  rateFen: price.meta({ description: 'The rate of one unit' }),
});

/** What a bidder fills in: a rate for each item, the total that is compared, and a statement. */
export const bidSchema = z.strictObject({
  priceLines: z
    .array(priceLine)
    .min(1, { error: 'tooShort' })
    .max(200, { error: 'tooLong' })
    .superRefine((lines, context) => {
      const seen = new Set<string>();
      for (const [at, { item }] of lines.entries()) {
        if (seen.has(item)) context.addIssue({ code: 'custom', path: [at, 'item'], message: 'itemTwice' });
        seen.add(item);
      }
    }),
  totalFen: price,
  statement: textSchema(2_000),
});

/** A bid without its documents. */
export type BidForm = Omit<BidBody, 'documents'>;

/** Reads a bid as it was sent. @param pointer where it stood in what was sent, for the errors. */
export async function readBid(
  tx: Tx,
  sent: unknown,
  pointer: string,
): Promise<{ readonly bid: BidForm } | { readonly errors: readonly FieldError[] }> {
  const read = bidSchema.safeParse(sent);
  if (!read.success) return { errors: fieldErrorsOf(read.error.issues, pointer) };
  const codes = read.data.priceLines.map(({ item }) => item);
  const { rows } = await tx.query<{ code: string }>('select code from catalogue_items where code = any($1)', [codes]);
  const known = new Set(rows.map(({ code }) => code));
  const errors = codes.flatMap((code, at): FieldError[] =>
    known.has(code) ? [] : [{ pointer: `${pointer}/priceLines/${at}/item`, code: 'itemNotInCatalogue' }],
  );
  return errors.length > 0 ? { errors } : { bid: read.data };
}
