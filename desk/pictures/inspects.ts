import type { Role } from '../../procedures/vocabulary.js';
import { type CasePlace, grantsFor } from '../authorise.js';
import type { Person } from '../who-am-i.js';

/** Who compares pictures with each other and with what they say. Whoever hands them in, and whoever asks for them, does not. */
const INSPECTING: readonly Role[] = ['countyOfficer', 'countyApprover', 'cityInspector', 'auditor'];

/** Whether a person inspects the pictures of a case: sees them as they came, and what is odd about them. */
export function inspects(person: Person, place: CasePlace): boolean {
  return grantsFor(person, place).some(({ role }) => INSPECTING.includes(role));
}
