import type { Form } from '../procedures/form.js';
import { words } from '../procedures/papers.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Day, Performer } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import type { ActingAs, Tx } from '../record/record-types.js';
import { type CaseFile, rejectFile as recordRejection, takeRejectionBack } from '../record/rejected-files.js';
import { actingAs, inOwnName } from './authorise.js';
import { atCase, type CaseDesk } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { readForm } from './form-schema.js';
import { rolesOfSlot } from './readable-slots.js';
import type { Person } from './who-am-i.js';

type Deps = Pick<DeskDeps, 'pool' | 'keys'>;

/** What is asked of whoever finds a file unfit: the reason is read by those who are to hand in another. */
export const REJECTION_FORM = {
  reason: words('退回原因（勿写个人信息）', 'Why it is rejected (no personal data)', 300),
} as const satisfies Form;

/**
 * Finds one file of a case unfit, with the reason for whoever is to hand in another. From then on it counts for no act.
 * For the offices that decide at the step where the case is; in the own name alone, for it is no act of the case.
 * @returns what stands against it: `alreadyRejected` where it was found so before; `null` when it is done.
 */
export async function rejectFile(
  deps: Deps,
  person: Person,
  { form, ...file }: CaseFile & { readonly form: unknown },
): Promise<DeskProblem | null> {
  const at = await fileAt(deps, person, file);
  if (isProblem(at)) return at;
  const read = readForm(REJECTION_FORM, form, at.today);
  if ('errors' in read) return { problem: 'formInvalid', errors: read.errors };
  const finding = { ...file, ...at, reason: String(read.form.reason) };
  const done = await inTenant(deps.pool, person.tenant, (tx) => recordRejection(tx, person.tenant, finding));
  return done ? null : { problem: 'alreadyRejected' };
}

/** Takes back that a file was found unfit: it counts again. For the same offices. `notRejected` where it is not. */
export async function acceptFileAgain(deps: Deps, person: Person, file: CaseFile): Promise<DeskProblem | null> {
  const at = await fileAt(deps, person, file);
  if (isProblem(at)) return at;
  const done = await inTenant(deps.pool, person.tenant, (tx) =>
    takeRejectionBack(tx, person.tenant, { ...file, as: at.as }),
  );
  return done ? null : { problem: 'notRejected' };
}

/** Whether the person may find files of the case unfit as it now stands. */
export function mayRejectFiles(desk: CaseDesk): boolean {
  return !desk.loaded.state.closed && seatOf(desk) !== null;
}

interface FileAt {
  readonly as: ActingAs;
  readonly today: Day;
  /** Whether the firm that builds hands in such files. */
  readonly tellFirm: boolean;
}

async function fileAt(deps: Deps, person: Person, { caseId, evidenceId }: CaseFile): Promise<FileAt | DeskProblem> {
  const at = await atCase(deps, person, caseId, async (desk): Promise<FileAt | DeskProblem> => {
    const as = seatOf(desk);
    if (!as) return { problem: 'notYourRole' };
    const slot = await slotOf(desk.tx, { caseId, evidenceId });
    if (slot === null) return { problem: 'notFound' };
    if (desk.loaded.state.closed) return { problem: 'caseClosed' };
    const { procedure, today } = desk.loaded;
    return { as, today, tellFirm: rolesOfSlot(procedure, slot).includes('contractor') };
  });
  return at ?? { problem: 'notFound' };
}

async function slotOf(tx: Tx, { caseId, evidenceId }: CaseFile): Promise<string | null> {
  const { rows } = await tx.query<{ slot: string }>('select slot from evidence where case_id = $1 and id = $2', [
    caseId,
    evidenceId,
  ]);
  return rows[0]?.slot ?? null;
}

/** Offices alone: a firm does not judge what firms hand in. */
function seatOf({ person, place, loaded }: CaseDesk): ActingAs | null {
  const own = inOwnName(person);
  const atOffice = { ...own, grants: own.grants.filter(({ level }) => level !== 'firm') };
  return actingAs(atOffice, place, { by: decidersAt(loaded.procedure, loaded.state.step) });
}

/** Whoever may lead the case on from a step. */
function decidersAt({ steps }: Procedure, step: string): Performer[] {
  const actions = Object.values(steps[step]?.actions ?? {});
  return [...new Set(actions.flatMap(({ to, by }) => (to === undefined ? [] : by)))];
}
