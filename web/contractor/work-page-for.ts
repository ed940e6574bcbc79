import { isContractorOnly } from '../../desk/seats.js';
import type { ShownCase } from '../../desk/show-case.js';
import type { Person } from '../../desk/who-am-i.js';

/** The page of a home for those who work on it. */
export const workPage = (caseId: string): string => `/work/${caseId}`;

/** The page to which somebody comes back from an act on a home; `null` for whoever works with the case's own page. */
export function workPageFor(
  person: Person | null,
  { id, acceptance, yourRoles }: Pick<ShownCase, 'id' | 'acceptance' | 'yourRoles'>,
): string | null {
  const isOwnHome = person !== null && isContractorOnly(person) && yourRoles.includes('contractor');
  return isOwnHome && acceptance ? workPage(id) : null;
}
