import { type Action, actionAt } from '../procedures/procedure.js';
import type { Refusal } from '../procedures/engine.js';
import { recall, recallFor } from '../procedures/recall.js';
import type { Day, Facts, Role } from '../procedures/vocabulary.js';
import { judgeSubmission } from '../record/ask-judge.js';
import { keepSubmission, submissionHmac } from '../record/keep-submission.js';
import { type EvidenceFile, readEvidence } from '../record/read-evidence.js';
import type { ActionAnswer, Submission, Tx } from '../record/record-types.js';
import { actingAs } from './authorise.js';
import { type Asked, askCase } from './ask-case.js';
import { allowedActions, atCase, atCaseWith, type CaseDesk, changesSince } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem, type Standing } from './desk-problem.js';
import { type EarlierAct, earlierAct } from './earlier-act.js';
import type { FieldError } from './form-messages.js';
import { readForm } from './form-schema.js';
import { passwordFits } from './sign-in.js';
import type { Person } from './who-am-i.js';
import { aboutOf, everyAction, isPerson } from './words.js';

/** What someone wants to do with a case, as it came through a door. */
export interface WantedAct {
  readonly caseId: string;
  readonly action: string;
  /** A UUID of the client's own: the same one again never acts twice. */
  readonly requestId: string;
  /** The `seq` of the case that the person looked at. */
  readonly expectedSeq: number;
  readonly form: unknown;
  /** The day on which it happened; today when not said. */
  readonly happenedOn?: Day | undefined;
  readonly evidence?: readonly string[] | undefined;
  readonly role?: Role | undefined;
  /** The person's own password, for actions that ask to sign in again. It is checked and forgotten. */
  readonly password?: string | undefined;
}

/** The submission to be kept, or the answer that its request id already has. */
type Prepared =
  | {
      readonly submission: Submission;
      readonly start: { programme: string; number: string };
      readonly signInAgain: boolean;
    }
  | { readonly answer: ActionAnswer };

/**
 * Performs an action: who may, is the form valid, what would the judge say; then keeps the submission and lets the
 * case's workflow take it in turn. Safe to repeat with the same request id.
 */
export async function performAction(
  deps: DeskDeps,
  person: Person,
  wanted: WantedAct,
): Promise<ActionAnswer | DeskProblem> {
  const prepared = await prepareAtCase(deps, person, wanted);
  if (!prepared) return { problem: 'notFound' };
  if (isProblem(prepared)) return prepared;
  if ('answer' in prepared) return prepared.answer;
  const { submission, start, signInAgain } = prepared;
  const fits = !signInAgain || (await passwordFits(deps.pool, person, wanted.password ?? ''));
  if (!fits) return { problem: 'passwordWrong' };
  await keepSubmission(deps, person.tenant, submission);
  const recorded = await askCase(deps, { tenant: person.tenant, caseId: wanted.caseId }, start, submission);
  return isProblem(recorded) ? recorded : answerOf(deps, person, submission, recorded);
}

/** What stands against an act as the case is now. Nothing is kept, and the case is not asked: only its own answer binds. */
export async function tryAction(deps: DeskDeps, person: Person, wanted: WantedAct): Promise<DeskProblem | null> {
  const prepared = await prepareAtCase(deps, person, wanted);
  if (!prepared) return { problem: 'notFound' };
  return isProblem(prepared) ? prepared : null;
}

async function prepareAtCase(
  deps: DeskDeps,
  person: Person,
  wanted: WantedAct,
): Promise<Prepared | DeskProblem | null> {
  const { caseId, requestId, evidence = null } = wanted;
  const also = (tx: Tx) => Promise.all([earlierAct(tx, requestId), readEvidence(tx, caseId, evidence)]);
  return atCaseWith(deps, person, { caseId, also }, (desk, [earlier, files]) =>
    prepare(deps, desk, wanted, { earlier, files }),
  );
}

async function prepare(
  deps: DeskDeps,
  desk: CaseDesk,
  wanted: WantedAct,
  { earlier, files }: { readonly earlier: EarlierAct | null; readonly files: readonly EvidenceFile[] },
): Promise<Prepared | DeskProblem> {
  const { loaded } = desk;
  if (!earlier && wanted.expectedSeq !== loaded.state.seq) return overtaken(desk, wanted.expectedSeq);
  const submission = await submissionOf(desk, wanted, earlier);
  if (isProblem(submission)) return withAllowed(deps, desk, submission);
  if (earlier) return repeated(deps, earlier, submission);
  if (!allAreKnown(wanted, files)) return { problem: 'evidenceUnknown' };
  const refusal = await judgeSubmission(desk.tx, deps, loaded, { ...submission, files });
  if (refusal) return withAllowed(deps, desk, refusedAs(desk, wanted.action, refusal));
  const { signInAgain = false } = actionAt(loaded.procedure, loaded.state.step, wanted.action) ?? {};
  return { submission, signInAgain, start: { programme: loaded.procedure.title.zh, number: loaded.number } };
}

/** The same key: the same answer for the same body, no answer for another. */
function repeated(
  { keys }: Pick<DeskDeps, 'keys'>,
  earlier: EarlierAct,
  submission: Submission,
): Prepared | DeskProblem {
  const same = earlier.bodyHmac === submissionHmac(keys, submission).toString('hex');
  return same ? { answer: earlier.answer } : { problem: 'idempotencyKeyReused' };
}

async function submissionOf(
  desk: CaseDesk,
  wanted: WantedAct,
  earlier: EarlierAct | null,
): Promise<Submission | DeskProblem> {
  const { person, place, loaded } = desk;
  const step = earlier?.fromStep ?? loaded.state.step;
  const action = actionAt(loaded.procedure, step, wanted.action);
  if (!action) return notHere(desk, wanted, earlier);
  const as = actingAs(person, place, { by: performersOf(desk, action, earlier), role: wanted.role });
  if (!as) return { problem: 'notYourRole' };
  const read = readForm(action.form ?? {}, wanted.form, loaded.today);
  const errors = [
    ...('errors' in read ? read.errors : emptyErrors(action, read.form)),
    ...passwordErrors(action, wanted),
  ];
  if ('errors' in read || errors.length > 0) return { problem: 'formInvalid', errors };
  return {
    requestId: wanted.requestId,
    caseId: loaded.id,
    action: wanted.action,
    expectedSeq: wanted.expectedSeq,
    as,
    happenedOn: dayOf(desk, wanted, earlier),
    evidenceIds: wanted.evidence ?? null,
    form: read.form,
  };
}

/** What one did last is recalled in that seat, however many the person holds. */
function performersOf({ person, loaded }: CaseDesk, action: Action, earlier: EarlierAct | null): Action['by'] {
  const own = action === recall && !earlier ? recallFor(loaded.lastAct, person.userId) : null;
  return own?.by ?? action.by;
}

/** Where every field may be left out, one at least must say something. */
function emptyErrors({ needsOneField }: Action, form: Facts): FieldError[] {
  return needsOneField && Object.keys(form).length === 0 ? [{ pointer: '#/form', code: 'nothingFilledIn' }] : [];
}

/** A password is given where the action asks for it, and nowhere else. */
function passwordErrors({ signInAgain }: Action, { password }: WantedAct): FieldError[] {
  const asked = signInAgain === true;
  if (asked === (password !== undefined)) return [];
  return [{ pointer: '#/password', code: asked ? 'missing' : 'unknownField' }];
}

/** What was repeated after midnight without a day still means the day it was first recorded for. */
function dayOf({ loaded }: CaseDesk, wanted: WantedAct, earlier: EarlierAct | null): Day {
  return wanted.happenedOn ?? earlier?.happenedOn ?? loaded.today;
}

function notHere(desk: CaseDesk, { action }: WantedAct, earlier: EarlierAct | null): DeskProblem {
  const { procedure, state } = desk.loaded;
  if (earlier) return { problem: 'idempotencyKeyReused' };
  if (!everyAction(procedure).some(([name, each]) => name === action && each.by.some(isPerson)))
    return { problem: 'noSuchAction' };
  if (state.closed) return refusedAs(desk, action, { code: 'caseClosed' });
  return refusedAs(desk, action, { code: 'notAtThisStep', about: state.step });
}

function allAreKnown({ evidence }: WantedAct, files: readonly EvidenceFile[]): boolean {
  return !evidence || files.length === new Set(evidence).size;
}

async function overtaken(desk: CaseDesk, expectedSeq: number): Promise<DeskProblem> {
  return { problem: 'overtaken', now: standingOf(desk), changes: await changesSince(desk, expectedSeq) };
}

function standingOf({ loaded: { state } }: CaseDesk): Standing {
  return { seq: state.seq, step: state.step, closed: state.closed };
}

function refusedAs({ loaded }: CaseDesk, action: string, refusal: Refusal): DeskProblem {
  const about = aboutOf(loaded.procedure, { step: loaded.state.step, action }, refusal);
  return { problem: refusal.code, ...(about ? { about } : {}) };
}

/** A refusal says where the case stands and what would be possible. */
async function withAllowed(deps: DeskDeps, desk: CaseDesk, problem: DeskProblem): Promise<DeskProblem> {
  if (problem.problem === 'formInvalid' || problem.problem === 'noSuchAction') return problem;
  return { ...problem, now: standingOf(desk), allowed: await allowedActions(deps, desk) };
}

/** The record's word is the last. */
async function answerOf(
  deps: DeskDeps,
  person: Person,
  submission: Submission,
  recorded: Exclude<Asked, DeskProblem>,
): Promise<ActionAnswer | DeskProblem> {
  switch (recorded.kind) {
    case 'recorded': {
      const same = recorded.bodyHmac === submissionHmac(deps.keys, submission).toString('hex');
      return same ? recorded.answer : { problem: 'idempotencyKeyReused' };
    }
    case 'noSuchCase':
      return { problem: 'notFound' };
    default: {
      const problem = await atCase(deps, person, submission.caseId, (desk) =>
        recorded.kind === 'overtaken'
          ? overtaken(desk, submission.expectedSeq)
          : withAllowed(deps, desk, refusedAs(desk, submission.action, recorded.refusal)),
      );
      return problem ?? { problem: 'notFound' };
    }
  }
}
