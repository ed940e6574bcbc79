import type { Role } from '../procedures/vocabulary.js';
import { type CoordinationKind, readAssignee } from '../record/read-coordinations.js';
import type { ActingAs } from '../record/record-types.js';
import { actingAs, grantsFor, inOwnName, isStaffAt } from './authorise.js';
import { atCase, type CaseDesk } from './case-desk.js';
import { type Colleague, colleaguesAt, rolesAwaited } from './colleagues.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import type { Person } from './who-am-i.js';
import { everyAction } from './words.js';

/** Those to whom something may be passed. */
export interface Receivers {
  readonly people: readonly Colleague[];
  readonly orgs: readonly { readonly orgId: string; readonly org: string }[];
}

/**
 * In which own seat a person passes a case on; `null` when in none: what was delegated is not handed on. A task is handed on by whoever may do it, or by the
 * manager of that office; reminding and copying is for every officer who may do anything on the case.
 */
export function passingSeat(desk: CaseDesk, kind: CoordinationKind, role?: Role): ActingAs | null {
  const { place, loaded } = desk;
  const person = inOwnName(desk.person);
  if (kind === 'transfer') return actingAs(person, place, { by: [...rolesAwaited(desk), 'manager'], role });
  if (!isStaffAt(person, place)) return null;
  return actingAs(person, place, { by: everyAction(loaded.procedure).flatMap(([, { by }]) => by), role });
}

/** What stands against passing a case on in this way, whoever it goes to. */
export async function whyNot(
  desk: CaseDesk,
  kind: CoordinationKind,
): Promise<'caseClosed' | 'waitsForNobody' | 'waitsForYou' | null> {
  if (kind === 'copy') return null;
  if (desk.loaded.state.closed) return 'caseClosed';
  if (rolesAwaited(desk).length === 0) return 'waitsForNobody';
  return kind === 'reminder' && (await waitsForYou(desk)) ? 'waitsForYou' : null;
}

/** Whether the case stands among what waits for the person. */
async function waitsForYou(desk: CaseDesk): Promise<boolean> {
  const assignee = await readAssignee(desk.tx, desk.loaded.id);
  if (assignee) return assignee.userId === desk.person.userId;
  const awaited = rolesAwaited(desk);
  return grantsFor(desk.person, desk.place).some(({ role }) => awaited.includes(role));
}

/** Who may receive it. Each person stands there once, in the seat that counts. */
export async function mayReceive(desk: CaseDesk, kind: CoordinationKind): Promise<Receivers> {
  const all = await colleaguesAt(desk);
  const others = all.filter(({ userId }) => userId !== desk.person.userId);
  switch (kind) {
    case 'transfer':
      return { people: onceEach(atOwnOffice(desk, others)), orgs: [] };
    case 'reminder':
      return { people: onceEach(await awaited(desk, others)), orgs: [] };
    case 'copy':
      return { people: onceEach(others), orgs: onceEach(all, ({ orgId }) => orgId) };
  }
}

/** Whom a person may pass a case to in this way, or why not. */
export async function receiversFor(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  { caseId, kind }: { readonly caseId: string; readonly kind: CoordinationKind },
): Promise<Receivers | DeskProblem> {
  const found = await atCase(deps, person, caseId, async (desk): Promise<Receivers | DeskProblem> => {
    if (!passingSeat(desk, kind)) return { problem: 'notYourRole' };
    const refused = await whyNot(desk, kind);
    return refused ? { problem: refused } : mayReceive(desk, kind);
  });
  return found ?? { problem: 'notFound' };
}

/** Of the sender's own office, or the village that a town acts for, those who may act at this step. */
function atOwnOffice(desk: CaseDesk, others: readonly Colleague[]): Colleague[] {
  const roles = rolesAwaited(desk);
  const seat = passingSeat(desk, 'transfer');
  return others.filter(({ role, orgId, level, forUserId }) => {
    if (forUserId !== null) return false;
    const own = orgId === seat?.orgId || orgId === seat?.onBehalfOfOrgId;
    const forTheVillage = role === 'townOfficer' && level === 'town' && roles.includes('villageOfficer');
    return own && (roles.includes(role) || forTheVillage);
  });
}

/** Those whose turn it is: the one who was handed the task and whoever stands in for that one, or everyone in a role that the step waits for. */
async function awaited(desk: CaseDesk, others: readonly Colleague[]): Promise<Colleague[]> {
  const assignee = await readAssignee(desk.tx, desk.loaded.id);
  const roles = rolesAwaited(desk);
  return others.filter(({ userId, forUserId, role }) =>
    assignee
      ? userId === assignee.userId || (forUserId === assignee.userId && roles.includes(role))
      : roles.includes(role),
  );
}

function onceEach(
  all: readonly Colleague[],
  keyOf: (each: Colleague) => string = ({ userId }) => userId,
): readonly Colleague[] {
  const first = new Map<string, Colleague>();
  for (const each of all) if (!first.has(keyOf(each))) first.set(keyOf(each), each);
  return [...first.values()];
}
