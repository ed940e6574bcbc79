import { filesNeeded } from '../procedures/needed-files.js';
import type { OutcomeName } from '../procedures/procedure.js';
import type { Day, Facts, Performer, Role, Text } from '../procedures/vocabulary.js';
import { judgeActions, type OfferedAction } from '../record/ask-judge.js';
import { askTogether } from '../record/ask-together.js';
import { countBySlot, readEvidence } from '../record/read-evidence.js';
import { readRecovery, type RecoveryParts } from '../record/read-recovery.js';
import { type SamplingVisit, visitsOfCase } from '../record/sampling-visits.js';
import { type Acceptance, acceptanceOf } from './acceptance.js';
import { actingAs, grantsFor, isStaffAt, type RoleFor, rolesForOthers } from './authorise.js';
import { atCase, type CaseDesk } from './case-desk.js';
import { type CaseMoney, caseMoney, planLinesOf, type ShownPlanLine } from './case-money.js';
import { type CaseParts, placeName, readParts } from './case-parts.js';
import { type ShownComments, shownComments } from './comments.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { formJsonSchema } from './form-schema.js';
import { type LinkedCases, linkedCases } from './linked-cases.js';
import { noteSensitiveReads, readersOfShown } from './note-sensitive-reads.js';
import { readableSlots } from './readable-slots.js';
import { mayRejectFiles } from './reject-file.js';
import { visibleFacts } from './visible-facts.js';
import { type ShownLot, visibleLot } from './visible-lot.js';
import { type ShownRecovery, visibleRecoveries } from './visible-recoveries.js';
import { toldToFirm } from './told-to-firm.js';
import type { Person } from './who-am-i.js';
import { type ShownCoordinations, shownCoordinations } from './shown-coordinations.js';
import { aboutOf, stepTitle } from './words.js';

/** An action as a screen or a program needs it. */
export interface ShownAction {
  readonly name: string;
  readonly title: Text;
  readonly by: readonly Performer[];
  /** Whether the person's password must be given with the act. */
  readonly signInAgain: boolean;
  /** JSON Schema of the form. */
  readonly form: object;
  readonly evidence: readonly {
    readonly slot: string;
    readonly title: Text;
    readonly min: number;
    readonly fresh: boolean;
    readonly held: number;
  }[];
  readonly blockedBy: { readonly code: string; readonly about: Text | null } | null;
}

/** A case as this person may see it. */
export interface ShownCase extends CaseParts, ShownComments, ShownCoordinations {
  readonly id: string;
  readonly number: string;
  readonly procedure: { readonly id: string; readonly version: number; readonly title: Text };
  readonly step: string;
  readonly stepTitle: Text;
  readonly seq: number;
  readonly closed: OutcomeName | null;
  readonly openedOn: Day;
  readonly enteredOn: Day;
  /** By the system's one clock. */
  readonly today: Day;
  readonly place: string;
  readonly facts: Facts;
  /** The roles in which the person looks at it. */
  readonly yourRoles: readonly Role[];
  /** Those of them that colleagues delegated, with the colleague's name. */
  readonly standsInFor: readonly RoleFor[];
  readonly actions: readonly ShownAction[];
  readonly linked: LinkedCases;
  /** Of a lot: homes, bids, contract and payments. */
  readonly lot: ShownLot | null;
  /** Of a home or lot: what is claimed back of the money paid for it. For staff. */
  readonly recoveries: readonly ShownRecovery[];
  /** Of a recovery: what it is about, what is claimed and what came back. */
  readonly recovery: RecoveryParts | null;
  /** Of a home: the plan in force; none before there is one. */
  readonly planLines: readonly ShownPlanLine[];
  /** Of a home, for staff. */
  readonly money: CaseMoney | null;
  /** Of a home: who must be at its acceptance, and the rounds of rework. */
  readonly acceptance: Acceptance | null;
  /** Of a home that was sampled, for staff: what the city found. */
  readonly samplingVisits: readonly SamplingVisit[];
  /** Whether the person may find single files unfit. */
  readonly mayRejectFiles: boolean;
}

/** Shows a case: facts by role, clocks, evidence, what is possible and why not, and its life so far. */
export async function showCase(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  caseId: string,
): Promise<ShownCase | DeskProblem> {
  const found = await atCase(deps, person, caseId, async (desk) => {
    const shown = await show(deps, desk);
    return { shown, place: desk.place, readers: readersOfShown(desk.loaded.procedure, shown.facts) };
  });
  if (!found) return { problem: 'notFound' };
  const { shown, place, readers } = found;
  if (readers.size > 0) await noteSensitiveReads(deps, person, [{ caseId, kind: 'facts', place, readers }]);
  return shown;
}

async function show(deps: Pick<DeskDeps, 'keys'>, desk: CaseDesk): Promise<ShownCase> {
  const { tx, person, place, loaded } = desk;
  const { procedure, state } = loaded;
  const isStaff = isStaffAt(person, place);
  const isHome = procedure.subject === 'home';
  const yourRoles = [...new Set(grantsFor(person, place).map(({ role }) => role))];
  const { offered, files, parts, comments, coordinations, ...read } = await askTogether({
    offered: judgeActions(tx, deps, loaded, (action) => actingAs(person, place, action)),
    files: readEvidence(tx, loaded.id, null),
    parts: readParts(tx, loaded),
    place: placeName(tx, loaded.lineage),
    linked: linkedCases(tx, person, loaded.id),
    lot: procedure.subject === 'lot' ? visibleLot(tx, desk) : null,
    recoveries: visibleRecoveries(desk),
    recovery: procedure.subject === 'recovery' ? readRecovery(tx, loaded.id) : null,
    planLines: isHome ? planLinesOf(tx, loaded.id) : [],
    money: isHome && isStaff ? caseMoney(tx, loaded.id) : null,
    acceptance: isHome ? acceptanceOf(desk) : null,
    samplingVisits: isStaff ? visitsOfCase(tx, loaded.id) : [],
    comments: shownComments(deps, desk),
    coordinations: shownCoordinations(deps, desk),
  });
  const held = countBySlot(files);
  return {
    id: loaded.id,
    number: loaded.number,
    procedure: { id: procedure.id, version: procedure.version, title: procedure.title },
    step: state.step,
    stepTitle: stepTitle(procedure, state.step),
    seq: state.seq,
    closed: state.closed,
    openedOn: loaded.openedOn,
    enteredOn: state.enteredOn,
    today: loaded.today,
    facts: visibleFacts(procedure, state.facts, yourRoles),
    yourRoles,
    standsInFor: rolesForOthers(person, place),
    actions: offered.map((each) => shownAction(desk, each, held)),
    ...read,
    ...comments,
    ...coordinations,
    ...parts,
    timeline: isStaff ? parts.timeline : toldToFirm(procedure, yourRoles, parts.timeline),
    evidence: listedEvidence(desk, parts.evidence),
    mayRejectFiles: mayRejectFiles(desk),
  };
}

/** A firm is not told of papers that are none of its business. */
function listedEvidence({ person, place, loaded }: CaseDesk, evidence: CaseParts['evidence']): CaseParts['evidence'] {
  if (isStaffAt(person, place)) return evidence;
  const readable = readableSlots(loaded.procedure, person, place);
  return evidence.filter(({ slot }) => readable(slot));
}

function shownAction(
  { loaded }: CaseDesk,
  { name, action, blockedBy }: OfferedAction,
  held: ReturnType<typeof countBySlot>,
): ShownAction {
  const at = { step: loaded.state.step, action: name };
  return {
    name,
    title: action.title,
    by: action.by,
    signInAgain: action.signInAgain ?? false,
    form: { ...formJsonSchema(action.form ?? {}), ...(action.needsOneField ? { minProperties: 1 } : {}) },
    evidence: (action.evidence ?? []).map((asked) => ({
      slot: asked.slot,
      title: asked.title,
      min: filesNeeded(asked, loaded.state.policy),
      fresh: asked.fresh ?? false,
      held: held[asked.slot]?.[asked.fresh ? 'fresh' : 'all'] ?? 0,
    })),
    blockedBy: blockedBy && { code: blockedBy.code, about: aboutOf(loaded.procedure, at, blockedBy) ?? null },
  };
}
