import type { Procedure } from '../procedures/procedure.js';
import type { Facts, Role } from '../procedures/vocabulary.js';
import { noteReads, type ReadKind } from '../record/note-reads.js';
import { type CasePlace, grantsFor, isSeated } from './authorise.js';
import type { DeskDeps } from './desk-deps.js';
import { MASK, readersOf } from './visible-facts.js';
import type { Grant, Person, StandIn } from './who-am-i.js';

/** A case of which a person is about to be given something personal. */
export interface ReadCase {
  readonly caseId: string;
  readonly kind: ReadKind;
  readonly place: CasePlace;
  /** The roles that may see it; without them the first seat that reaches the case is named. */
  readonly readers?: ReadonlySet<Role> | undefined;
}

/** Keeps that a person reads personal values of these cases. Nothing may be handed out before it is kept. */
export async function noteSensitiveReads(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  cases: readonly ReadCase[],
): Promise<void> {
  const reads = cases.flatMap(({ caseId, kind, place, readers }) => {
    const grants = grantsFor(person, place);
    const seat = grants.find(({ role }) => readers?.has(role)) ?? grants[0];
    if (!seat) return [];
    return [{ caseId, kind, ...readThrough(seat), outsideTown: isOutsideTown(person, place) }];
  });
  await noteReads(pool, person.tenant, person.userId, reads);
}

function readThrough(seat: Grant | StandIn) {
  const { role, orgId } = seat;
  return { role, orgId, onBehalfOfUserId: 'of' in seat ? seat.of.userId : null };
}

/** Somebody of a town who also sits at the county reaches other towns; that is allowed, and worth a look. */
function isOutsideTown(person: Person, { lineage }: CasePlace): boolean {
  const own = person.grants.filter((grant) => isSeated(grant) && ['town', 'village'].includes(grant.level));
  return own.length > 0 && !own.some(({ orgId }) => lineage.some((org) => org.orgId === orgId));
}

/** The roles that see what is personal among these facts as a person was given them; empty when nothing of it is. */
export function readersOfShown(procedure: Procedure, shown: Facts): ReadonlySet<Role> {
  const readers = readersOf(procedure);
  const personal = Object.entries(shown).filter(([, value]) => value !== null && value !== MASK);
  return new Set(personal.flatMap(([name]) => [...(readers.get(name) ?? [])]));
}
