import type { FileMaker } from '../record/payment-files.js';
import { actingBy, seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

/** A finance officer with the organisations under which payments are reached; `null` for anyone else. */
export function financeAtWork(person: Person): FileMaker | null {
  const by = actingBy(person, ['finance']);
  return by && { by: { ...by, userId: person.userId }, places: seatsAs(person, ['finance']) };
}
