import { randomUUID } from 'node:crypto';
import type { Day, Role } from '../procedures/vocabulary.js';
import type { ActionAnswer } from '../record/record-types.js';
import { AT_ONCE, type BulkAction, hasAction, type SelectedCase } from './bulk-cases.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { performAction, tryAction } from './perform-action.js';
import { someAtOnce } from './some-at-once.js';
import type { Person } from './who-am-i.js';

/** What is said once for every case of a selection. */
export interface BulkForm {
  readonly form: unknown;
  readonly happenedOn?: Day | undefined;
  readonly role?: Role | undefined;
}

/** A case with what stands against the action there. */
export interface JudgedCase {
  readonly selected: SelectedCase;
  readonly problem: DeskProblem | null;
}

/** What the judge says of an action at each case before anything is filled in. */
export function judgeUnfilled(cases: readonly SelectedCase[], of: BulkAction): JudgedCase[] {
  return cases.map((selected) => {
    const offer = hasAction(selected, of) ? selected.offered.find(({ name }) => name === of.name) : undefined;
    return { selected, problem: offer ? offer.problem : { problem: 'notAtThisStep' } };
  });
}

/** What the judge says of an action at each case with the form as it was filled in. Nothing is done. */
export async function judgeFilledIn(
  deps: DeskDeps,
  person: Person,
  cases: readonly SelectedCase[],
  of: BulkAction,
  filledIn: BulkForm,
): Promise<JudgedCase[]> {
  return someAtOnce(cases, AT_ONCE, async (selected) => {
    if (!hasAction(selected, of)) return { selected, problem: { problem: 'notAtThisStep' } };
    const act = { caseId: selected.id, action: of.name, requestId: randomUUID(), expectedSeq: selected.seq };
    return { selected, problem: await tryAction(deps, person, { ...act, ...filledIn }) };
  });
}

/** One case's own act within a selection: made once, it may be sent again and acts once. */
export interface BulkAct {
  readonly caseId: string;
  readonly requestId: string;
  readonly expectedSeq: number;
}

/** What became of one case. */
export interface BulkResult {
  readonly act: BulkAct;
  readonly answer: ActionAnswer | DeskProblem;
}

/** How long a page may wait. */
const PATIENCE_MS = 25_000;

/**
 * Performs an action at each case, each by itself: one that is refused holds up no other.
 * @param patienceMs what is not begun by then is told as not known; it is safe to send it again.
 */
export async function performSelection(
  deps: DeskDeps,
  person: Person,
  acts: readonly BulkAct[],
  action: string,
  filledIn: BulkForm,
  patienceMs = PATIENCE_MS,
): Promise<BulkResult[]> {
  const until = performance.now() + patienceMs;
  return someAtOnce(acts, AT_ONCE, async (act) => {
    if (performance.now() > until) return { act, answer: { problem: 'outcomeUnknown' } };
    return { act, answer: await performAction(deps, person, { ...act, ...filledIn, action }) };
  });
}
