import { isContractorOnly } from '../../desk/seats.js';
import type { ShownCase } from '../../desk/show-case.js';
import type { Person } from '../../desk/who-am-i.js';

/** The page of a home for those who work on it. */
export const workPage = (caseId: string): string => `/work/${caseId}`;

/** The form of an act on a home, where it stays readable without a signal. */
export const workActPage = (caseId: string, action: string): string => `${workPage(caseId)}/actions/${action}`;

/** The page of a contract for those who act for its firm. */
export const contractPage = (lotId: string): string => `/work/contracts/${lotId}`;

/** The page to which somebody comes back from an act on a home or lot; `null` for whoever works with the case's own page. */
export function workPageFor(
  person: Person | null,
  { id, acceptance, lot, yourRoles }: Pick<ShownCase, 'id' | 'acceptance' | 'lot' | 'yourRoles'>,
): string | null {
  const isOwn = person !== null && isContractorOnly(person) && yourRoles.includes('contractor');
  if (!isOwn) return null;
  if (lot?.contract) return contractPage(id);
  return acceptance ? workPage(id) : null;
}
