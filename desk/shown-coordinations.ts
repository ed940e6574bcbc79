import type { Role } from '../procedures/vocabulary.js';
import {
  COORDINATION_KINDS,
  type CoordinationKind,
  readAssignee,
  readCoordinations,
} from '../record/read-coordinations.js';
import { grantsFor, isStaffAt } from './authorise.js';
import type { CaseDesk } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { passingSeat, whyNot } from './passing-on.js';

/** How a case was passed on: by whom, to whom, with which words. `person` of a recipient is `null` for a whole organisation. */
export interface ShownCoordination {
  readonly id: string;
  readonly kind: CoordinationKind;
  readonly person: string;
  readonly role: Role;
  readonly actingFor: Role | null;
  readonly org: string;
  readonly words: string;
  readonly to: readonly { readonly person: string | null; readonly org: string }[];
  readonly madeAt: string;
}

export interface ShownCoordinations {
  readonly passedOn: readonly ShownCoordination[];
  /** Who has the task in hand, when it was handed to one. */
  readonly inHandOf: string | null;
  /** How the person may pass the case on now. */
  readonly mayPassOn: readonly CoordinationKind[];
}

/** What colleagues passed on about the case. A firm sees what its own people sent or got. */
export async function shownCoordinations(
  { keys }: Pick<DeskDeps, 'keys'>,
  desk: CaseDesk,
): Promise<ShownCoordinations> {
  const { tx, person, place, loaded } = desk;
  const all = await readCoordinations({ tx, keys }, loaded.id);
  const own = grantsFor(person, place).map(({ orgId }) => orgId);
  const visible = isStaffAt(person, place)
    ? all
    : all.filter(({ orgId, to }) => [orgId, ...to.map((each) => each.orgId)].some((each) => own.includes(each)));
  return {
    passedOn: visible.map(({ caseSeq: _seq, userId: _user, orgId: _org, to, madeAt, ...rest }) => ({
      ...rest,
      to: to.map((each) => ({ person: each.person, org: each.org })),
      madeAt: madeAt.toISOString(),
    })),
    inHandOf: (await readAssignee(tx, loaded.id))?.person ?? null,
    mayPassOn: await passableKinds(desk),
  };
}

async function passableKinds(desk: CaseDesk): Promise<CoordinationKind[]> {
  const kinds: CoordinationKind[] = [];
  for (const kind of COORDINATION_KINDS)
    if (passingSeat(desk, kind) && (await whyNot(desk, kind)) === null) kinds.push(kind);
  return kinds;
}
