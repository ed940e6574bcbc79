import { type Action, actionAt, type Procedure } from '../procedures/procedure.js';
import type { Day, Role, Text } from '../procedures/vocabulary.js';
import { judgeActions, type OfferedAction } from '../record/ask-judge.js';
import { actingAs, grantsFor, type RoleFor, rolesForOthers } from './authorise.js';
import { atCase, type CaseDesk } from './case-desk.js';
import { placeName } from './case-parts.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { type OneByOne, oneByOneBecause } from './one-by-one.js';
import { someAtOnce } from './some-at-once.js';
import type { Person } from './who-am-i.js';
import { aboutOf, stepTitle } from './words.js';

/** How many cases a selection may hold. */
export const MOST_SELECTED = 100;

/** How many cases are read or asked at once: the other connections are for everybody else. */
export const AT_ONCE = 8;

type Deps = Pick<DeskDeps, 'pool' | 'keys'>;

/** An action of a case's step with what stands against it, before anything is filled in. */
interface Offer {
  readonly name: string;
  readonly action: Action;
  readonly problem: DeskProblem | null;
}

/** A case of a selection, as it stands. */
export interface SelectedCase {
  readonly id: string;
  readonly number: string;
  readonly procedure: Procedure;
  readonly step: string;
  readonly stepTitle: Text;
  readonly seq: number;
  readonly place: string;
  readonly today: Day;
  readonly yourRoles: readonly Role[];
  readonly standsInFor: readonly RoleFor[];
  readonly offered: readonly Offer[];
}

/** Names an action as the table of one step has it; steps that have the same action share the choice. */
export interface BulkAction {
  readonly procedure: Procedure;
  readonly step: string;
  readonly name: string;
  readonly action: Action;
}

/** An action of a seat of the person, over a selection. */
export interface BulkChoice extends BulkAction {
  /** The steps of those cases for which the judge allows it, in the selection's order. */
  readonly allowedAt: readonly Text[];
  /** Why it is not done for many at once. */
  readonly oneByOne: OneByOne | null;
  /** What stands against it at the first case where something does. */
  readonly problem: DeskProblem | null;
}

/** The cases of a selection in its order, those in the person's reach. What is not there is left out. */
export async function selectedCases(deps: Deps, person: Person, caseIds: readonly string[]): Promise<SelectedCase[]> {
  const found = await someAtOnce(caseIds, AT_ONCE, (id) => atCase(deps, person, id, (desk) => selected(deps, desk)));
  return found.filter((each) => each !== null);
}

async function selected({ keys }: Deps, { tx, person, place, loaded }: CaseDesk): Promise<SelectedCase> {
  const { procedure, state } = loaded;
  const offered = await judgeActions(tx, { keys }, loaded, (action) => actingAs(person, place, action));
  return {
    id: loaded.id,
    number: loaded.number,
    procedure,
    step: state.step,
    stepTitle: stepTitle(procedure, state.step),
    seq: state.seq,
    place: await placeName(tx, loaded.lineage),
    today: loaded.today,
    yourRoles: [...new Set(grantsFor(person, place).map(({ role }) => role))],
    standsInFor: rolesForOthers(person, place),
    offered: offered.map((each) => offerOf(procedure, state.step, each)),
  };
}

function offerOf(procedure: Procedure, step: string, { name, action, blockedBy }: OfferedAction): Offer {
  if (blockedBy === null) return { name, action, problem: null };
  const about = aboutOf(procedure, { step, action: name }, blockedBy);
  return { name, action, problem: { problem: blockedBy.code, ...(about ? { about } : {}) } };
}

/** What the person's seats could do with a selection, in the tables' order; what is left to other seats is left out. */
export function bulkChoices(cases: readonly SelectedCase[]): BulkChoice[] {
  const choices = new Map<string, BulkChoice>();
  for (const { procedure, step, stepTitle: here, offered } of cases) {
    for (const { name, action, problem } of offered) {
      if (problem?.problem === 'notYourRole') continue;
      const oneByOne = oneByOneBecause(action);
      const same = sameness(name, action);
      const known = choices.get(same) ?? { procedure, step, name, action, allowedAt: [], oneByOne, problem: null };
      const allowedAt = problem === null ? [...known.allowedAt, here] : known.allowedAt;
      choices.set(same, { ...known, allowedAt, problem: known.problem ?? problem });
    }
  }
  return [...choices.values()];
}

/** Whether a case's step has this very action: of the same name, asking the same. */
export function hasAction({ procedure, step }: SelectedCase, { name, action }: BulkAction): boolean {
  const own = actionAt(procedure, step, name);
  return own !== undefined && sameness(name, own) === sameness(name, action);
}

function sameness(name: string, { title, form = {} }: Action): string {
  return JSON.stringify([name, title, form]);
}
