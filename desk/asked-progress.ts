import { ALL_PROCEDURES } from '../procedures/all-procedures.js';
import type { Role } from '../procedures/vocabulary.js';
import type { Tx } from '../record/record-types.js';
import type { DeskProblem } from './desk-problem.js';
import { seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

/** What to report on. Without a programme the first that is about homes, without a year this one. */
export interface ProgressAsked {
  readonly programme?: string | undefined;
  readonly year?: number | undefined;
  /** A county or town: it and the places under it. */
  readonly placeId?: string | undefined;
}

/** What a report counts: a programme, and the places under the seats of who reads it. */
export interface Reported {
  readonly programme: string;
  readonly seats: readonly string[];
}

/** Who reads how programmes stand. */
export const READS_PROGRESS: readonly Role[] = [
  'manager',
  'auditor',
  'countyOfficer',
  'countyApprover',
  'finance',
  'administrator',
  'townOfficer',
];

/** Which programme the person asks about, and where; why not, when that may not be or is not. */
export function reportedTo(person: Person, asked: ProgressAsked): Reported | DeskProblem {
  const seats = seatsAs(person, READS_PROGRESS);
  if (seats.length === 0) return { problem: 'notYourRole' };
  const programme = ALL_PROCEDURES.find(({ id, subject }) => subject === 'home' && id === (asked.programme ?? id))?.id;
  return programme === undefined ? { problem: 'noSuchProcedure' } : { programme, seats };
}

/** The year asked, else the one that runs now. */
export async function yearAsked(tx: Tx, asked: ProgressAsked): Promise<number> {
  if (asked.year !== undefined) return asked.year;
  const { rows } = await tx.query<{ year: number }>('select extract(year from app_today())::integer as year');
  if (!rows[0]) throw new Error('the database did not answer');
  return rows[0].year;
}
