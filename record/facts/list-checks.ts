import type { ListCheck, ListStamp } from '../../procedures/case.js';
import type { Day, Facts } from '../../procedures/vocabulary.js';
import { addDays } from '../../procedures/days.js';
import { openEntry } from '../sealed-references.js';
import { blindIndex } from '../sealing.js';
import type { FactContext } from './load-facts.js';

export type ListKind = 'cardRegister' | 'hardshipRegister' | 'renovatedBefore' | 'ageingAdaptation';

/** By what an entry of a list is recognised. */
type MatchedBy = 'idNumber' | 'household' | 'address';

/** The register of disability cards is one of persons, so only the ID number counts. */
export const cardRegister = (context: FactContext): Promise<ListCheck> =>
  checkList(context, 'cardRegister', ['idNumber']);

export const hardshipRegister = (context: FactContext): Promise<ListCheck> =>
  checkList(context, 'hardshipRegister', ['idNumber', 'household']);

export const ageingAdaptation = (context: FactContext): Promise<ListCheck> =>
  checkList(context, 'ageingAdaptation', ['idNumber', 'household', 'address']);

interface NewestList extends ListStamp {
  readonly id: string;
}

/**
 * Looks the applicant up in the newest list of a kind. A list that is missing, or older than the policy's
 * `listMaxAgeDays`, answers "not checked": silence is never taken for "nothing found".
 */
export async function checkList(context: FactContext, kind: ListKind, by: readonly MatchedBy[]): Promise<ListCheck> {
  const newest = await newestList(context, kind);
  if (!newest) return { answer: 'notChecked', why: 'missing' };
  const { id, ...list } = newest;
  if (list.asOf < oldestAllowed(context)) return { answer: 'notChecked', why: 'tooOld' };
  const entry = await findEntry(context, id, by);
  return entry ? { answer: 'found', list, entry } : { answer: 'notFound', list };
}

async function newestList({ tx }: FactContext, kind: ListKind): Promise<NewestList | undefined> {
  const { rows } = await tx.query<NewestList>(
    `select id, name, as_of as "asOf", row_count as rows from reference_lists where kind = $1
     order by as_of desc, imported_at desc, id desc limit 1`,
    [kind],
  );
  return rows[0];
}

function oldestAllowed({ loaded }: FactContext): Day {
  const days = loaded.state.policy.listMaxAgeDays;
  if (typeof days !== 'number') throw new Error('the policy does not say how old a list may be (listMaxAgeDays)');
  return addDays(loaded.today, -days);
}

const FACT_OF = { idNumber: 'idNumber', household: 'householdRegister', address: 'address' } as const;

/** A grade is the person's own: from an entry found by home alone it says nothing of the applicant. */
async function findEntry(
  { tx, keys, loaded }: FactContext,
  listId: string,
  by: readonly MatchedBy[],
): Promise<Facts | undefined> {
  const hashOf = (kind: MatchedBy) => {
    const value = loaded.state.facts[FACT_OF[kind]];
    return by.includes(kind) && typeof value === 'string' && value !== '' ? blindIndex(keys, kind, value) : null;
  };
  const { rows } = await tx.query<EntryRow>(
    `select row_number as row, sealed, detail as readable, coalesce(id_number_hash = $2, false) as own from reference_entries
     where list_id = $1 and (id_number_hash = $2 or household_hash = $3 or address_hash = $4) order by row_number`,
    [listId, hashOf('idNumber'), hashOf('household'), hashOf('address')],
  );
  return latest(rows.map(({ own, ...entry }) => saidOf(openEntry(keys, { listId, ...entry }), own)));
}

interface EntryRow {
  readonly row: number;
  readonly sealed: Buffer | null;
  readonly readable: Facts | null;
  /** Whether it was found by the applicant's own ID number. */
  readonly own: boolean;
}

function saidOf({ grade, ...others }: Facts, own: boolean): Facts {
  return own && grade !== undefined ? { ...others, grade } : others;
}

/** The latest acceptance counts, of equal ones the first of the list; an entry without a day comes last. */
function latest(entries: readonly Facts[]): Facts | undefined {
  const dayOf = ({ acceptedOn }: Facts) => (typeof acceptedOn === 'string' ? acceptedOn : '');
  return entries.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0))[0];
}
