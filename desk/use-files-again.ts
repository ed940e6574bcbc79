import { actionsAt } from '../procedures/procedure.js';
import { inTenant } from '../record/in-tenant.js';
import type { LoadedCase } from '../record/load-case.js';
import type { ActingAs } from '../record/record-types.js';
import { filesToUseAgain, useFilesAgain as recordReuse } from '../record/reused-files.js';
import { actingAs, inOwnName } from './authorise.js';
import { atCase, type CaseDesk } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import type { Person } from './who-am-i.js';

/** Files of one case. */
export interface CaseFiles {
  readonly caseId: string;
  readonly evidenceIds: readonly string[];
}

/**
 * Lets photographs of a report that was sent back, and that nobody found unfit, count for the next one, so that they need
 * not be taken again. For the firm that builds, in the own name; saying so twice is saying it once.
 * @returns what stands against it: `notUsableAgain` where one of them may not; `null` when they count.
 */
export async function useFilesAgain(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  { caseId, evidenceIds }: CaseFiles,
): Promise<DeskProblem | null> {
  if (evidenceIds.length === 0) return { problem: 'formInvalid', errors: [{ pointer: '#/evidence', code: 'missing' }] };
  const at = await atCase({ pool, keys }, person, caseId, async (desk): Promise<FirmAt | DeskProblem> => {
    const as = firmOf(desk);
    if (!as) return { problem: 'notYourRole' };
    return desk.loaded.state.closed ? { problem: 'caseClosed' } : { as, slots: reportSlots(desk.loaded) };
  });
  if (at === null) return { problem: 'notFound' };
  if (isProblem(at)) return at;
  const done = await inTenant(pool, person.tenant, (tx) =>
    recordReuse(tx, person.tenant, { caseId, evidenceIds, ...at }),
  );
  return done ? null : { problem: 'notUsableAgain' };
}

/** Which files of the case the person may let count once more, as it now stands. */
export async function usableAgain(desk: CaseDesk): Promise<readonly string[]> {
  const { tx, loaded } = desk;
  if (loaded.state.closed || !firmOf(desk)) return [];
  return filesToUseAgain(tx, { caseId: loaded.id, slots: reportSlots(loaded) });
}

interface FirmAt {
  readonly as: ActingAs;
  readonly slots: readonly string[];
}

const FIRM = 'contractor';

const firmOf = ({ person, place }: CaseDesk): ActingAs | null => actingAs(inOwnName(person), place, { by: [FIRM] });

/** The slots that the firm's report at this step asks to be filled anew: what shows another moment is not reported twice. */
function reportSlots({ procedure, state }: LoadedCase): string[] {
  return Object.values(actionsAt(procedure, state.step))
    .filter(({ by, to }) => to !== undefined && by.includes(FIRM))
    .flatMap(({ evidence = [] }) => evidence.filter(({ fresh }) => fresh).map(({ slot }) => slot));
}
