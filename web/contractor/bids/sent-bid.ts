import type { SentPart } from '../../../api/plugins/multipart-form.js';
import { documentTitleOf, MOST_BID_DOCUMENTS } from '../../../desk/bid-schema.js';
import { FIELD_ERRORS, type FieldError } from '../../../desk/form-messages.js';
import type { CatalogueItem } from '../../../desk/list-catalogue.js';
import type { SentDocument } from '../../../desk/submit-bid.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { filledText } from '../../filled-text.js';
import type { Errors } from '../../forms/form-fields.js';
import { fenOfYuan } from '../../money.js';
import { BID_WORDS } from './words.js';

const RATE = 'rate.';

/** The field of an item's rate, and that of all of them. */
export const rateName = (item: string): string => `${RATE}${item}`;
export const RATES = 'rates';

/** The places for documents, counted from 1. */
export const DOCUMENT_PLACES: readonly number[] = Array.from({ length: MOST_BID_DOCUMENTS }, (_, at) => at + 1);
export const titleName = (place: number): string => `title.${place}`;
export const fileName = (place: number): string => `file.${place}`;

/** What of a form is the bid itself, to travel from page to page; it is kept nowhere on the way. */
export function carriedBid(fields: URLSearchParams): (readonly [string, string])[] {
  return [...fields].filter(([name]) => name.startsWith(RATE) || name === 'total' || name === 'statement');
}

/** The items of a form that have a rate, in its order. */
function pricedItems(fields: URLSearchParams): readonly (readonly [item: string, typed: string])[] {
  return [...fields]
    .filter(([name, typed]) => name.startsWith(RATE) && typed.trim() !== '')
    .map(([name, typed]) => [name.slice(RATE.length), typed.trim()] as const);
}

/** The bid as the desk reads it. What is no amount is passed on as it was typed, so that the desk says so. */
export function bidIn(fields: URLSearchParams) {
  const amount = (typed: string) => fenOfYuan(typed) ?? typed;
  const [total, statement] = [fields.get('total')?.trim() ?? '', fields.get('statement')?.trim() ?? ''];
  return {
    priceLines: pricedItems(fields).map(([item, typed]) => ({ item, rateFen: amount(typed) })),
    ...(total !== '' && { totalFen: amount(total) }),
    ...(statement !== '' && { statement }),
  };
}

/** The desk's errors by the fields of the page, each with what the field is called. */
export function bidErrors(
  errors: readonly FieldError[],
  fields: URLSearchParams,
  catalogue: readonly CatalogueItem[],
): Errors {
  const names = new Map(catalogue.map(({ code, name }) => [code, name]));
  const items = pricedItems(fields).map(([code]) => ({ code, name: names.get(code) ?? code }));
  return new Map(errors.map((error) => namedError(error, items)));
}

function namedError(
  { pointer, code }: FieldError,
  items: readonly Pick<CatalogueItem, 'code' | 'name'>[],
): readonly [string, Text] {
  const [, part, row] = pointer.split('/');
  const text = FIELD_ERRORS[code === 'notMoney' ? 'notYuan' : code];
  if (part === 'totalFen') return ['total', titled(BID_WORDS.total, text)];
  if (part === 'statement') return ['statement', titled(BID_WORDS.statement, text)];
  const item = items[Number(row)];
  return item === undefined
    ? [RATES, BID_WORDS.noRates]
    : [rateName(item.code), titled(filledText(BID_WORDS.rateOf, item.name), text)];
}

const titled = (title: Text, text: Text): Text => ({
  zh: `${title.zh}：${text.zh}`,
  en: `${title.en}: ${text.en}`,
});

/** A document and the place in which it was chosen. */
export interface ChosenDocument extends SentDocument {
  readonly chosenAt: number;
}

/** The documents that were chosen, in the order of their places. */
export function documentsIn(fields: URLSearchParams, files: readonly SentPart[]): readonly ChosenDocument[] {
  return DOCUMENT_PLACES.flatMap((chosenAt) => {
    const file = files.find(({ field }) => field === fileName(chosenAt));
    if (!file) return [];
    const typed = fields.get(titleName(chosenAt))?.trim() ?? '';
    const title = documentTitleOf(typed === '' ? file.name : typed, chosenAt);
    return [{ chosenAt, title, bytes: file.bytes, claimedType: file.mediaType }];
  });
}

/** Titles that have no file: it was forgotten, or has to be chosen again. */
export function missingFiles(fields: URLSearchParams, documents: readonly ChosenDocument[]): Errors {
  const missing = DOCUMENT_PLACES.filter(
    (place) =>
      (fields.get(titleName(place)) ?? '').trim() !== '' && !documents.some(({ chosenAt }) => chosenAt === place),
  );
  return new Map(missing.map((place) => [fileName(place), BID_WORDS.fileMissing]));
}
