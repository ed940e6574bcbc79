import type { Form, Slot } from './form.js';
import type { GuardName } from './guards.js';
import { oncePer } from './once-per.js';
import type { OutcomeName } from './outcomes.js';
import type { PolicyLimits } from './policies.js';
import { RECALL, recall } from './recall.js';
import type { Facts, Performer, Policy, Role, Span, Text } from './vocabulary.js';

export { OUTCOMES, type OutcomeName } from './outcomes.js';

/**
 * The parts of a case's life, in order; what an event such as a death leads to depends on them.
 * A home goes from review to money, a lot through tender and contract, a follow-up has one part alone,
 * a recovery goes from review to the money's return.
 * `halted`: the case rests until a report is cleared up, so hardly anything is possible anywhere.
 */
export type Phase = 'review' | 'plan' | 'works' | 'money' | 'halted' | 'tender' | 'contract' | 'followUp' | 'recovery';

/** Functions inside the record's transaction; `record/postings` holds one for each name. */
export type PostingName =
  | 'freezeNotice'
  | 'noteNoticeRemoved'
  | 'takeQuota'
  | 'releaseQuota'
  | 'reserveFunds'
  | 'reserveAgain'
  | 'commitFunds'
  | 'releaseFunds'
  | 'joinWaitlist'
  | 'leaveWaitlist'
  | 'assignAssessor'
  | 'assignAuditFirm'
  | 'writePlan'
  | 'recordMeasurement'
  | 'recordInvoices'
  | 'recordAcceptance'
  | 'writeSettlement'
  | 'settleFixedGrant'
  | 'orderPayment'
  | 'confirmPayment'
  | 'returnPayment'
  | 'notifyLevelAbove'
  | 'notifyCounty'
  | 'notifyTownAndCounty'
  | 'notifyContractor'
  | 'openFollowUp'
  // of a follow-up
  | 'notifyVisitors'
  | 'notifyCountyOfDefect'
  // of a home in a lot
  | 'joinLot'
  | 'leaveLot'
  | 'commitByContract'
  | 'settleByContract'
  // of a lot
  | 'followLot'
  | 'createLotKey'
  | 'openBids'
  | 'answerFinding'
  | 'rankBids'
  | 'recordOutsideAward'
  | 'writeContract'
  | 'orderTranche'
  | 'confirmTranche'
  | 'returnTranche'
  | 'applyForTranche'
  | 'orderAppliedTranche'
  | 'refuseApplication'
  | 'withdrawApplication'
  | 'recordReductions'
  | 'requireCoPayConsent'
  | 'barSupplier'
  // of a recovery
  | 'claimRecovery'
  | 'reduceClaim'
  | 'reduceToRepaid'
  | 'recordRepayment';

/** Work after the transaction, at least once; `activities` holds one for each name. */
export type EffectName = 'tellApplicant';

/**
 * Where an action leads: a step; a step that the form chooses among some (field `toStep`);
 * back to the step that was suspended; or the end. Without a target the case stays and its clocks run on.
 */
export type Target =
  | string
  | { readonly chosenFrom: readonly string[] }
  | { readonly back: true }
  | { readonly close: OutcomeName };

/**
 * What an action of a lot does to its homes, in the same transaction: each of them performs `action` (which must be
 * `by: ['lot']`), or the whole is refused. `form`: the homes that the form's list `homes` names by case number;
 * `all`: every home that lies in the lot; `unaccepted`: those of
 * them that are not accepted yet; `paidUp`: those settled
 * for which all that is due on acceptance is paid. The fields
 * named by `passes` are handed on as the home's form.
 */
export interface LinkedAct {
  readonly cases: 'form' | 'all' | 'unaccepted' | 'paidUp';
  readonly action: string;
  readonly passes?: readonly string[];
}

export interface Action {
  readonly title: Text;
  readonly by: readonly Performer[];
  readonly to?: Target;
  /** Leaves the step open behind it: its clocks pause, and `{ back: true }` returns to it with exactly the rest. */
  readonly suspends?: true;
  readonly form?: Form;
  /** The form's fields may each be left out, but not all of them: then nothing would have happened. */
  readonly needsOneField?: true;
  /** Stored facts that the action itself settles, whatever the form says. Never personal. */
  readonly sets?: Facts;
  /** The stored fact that takes the day on which the act happened. */
  readonly dayFact?: string;
  readonly evidence?: readonly Slot[];
  readonly guards?: readonly GuardName[];
  readonly postings?: readonly PostingName[];
  readonly effects?: readonly EffectName[];
  readonly linked?: LinkedAct;
  /** The person gives the password once more with the act. */
  readonly signInAgain?: true;
  /** The action that the clock performs instead while this one is refused. */
  readonly otherwise?: string;
}

/** A deadline: how long it lasts (a policy's key, a span, or the day that a fact names), and the action at its end. */
export interface ClockRule {
  readonly lasts: string | Span | { readonly untilFact: string };
  readonly then: string;
}

export interface Step {
  readonly title: Text;
  readonly phase: Phase;
  readonly clocks?: Readonly<Record<string, ClockRule>>;
  readonly actions: Readonly<Record<string, Action>>;
}

/** An action that is possible in every open step of the phases named. */
export interface AnywhereAction extends Action {
  readonly phases: readonly Phase[];
}

export interface Procedure {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  /**
   * What a case is about: a home with its applicant; a lot of homes, which names no person; visits to a home that
   * another case is about; or the recovery of money paid for a home or lot, which names no person either.
   */
  readonly subject: 'home' | 'lot' | 'visit' | 'recovery';
  readonly policy: Policy;
  /** Where a county may choose only among some: the words of a text or list, the units of a span, by policy key. */
  readonly policyChoices?: Readonly<Record<string, readonly string[]>>;
  readonly start: string;
  /**
   * How a case comes to be: who may open one and what the application asks. Recorded as the action `open`.
   * Nobody opens visits: they begin with an action of the case that they follow.
   */
  readonly opening: {
    readonly title: Text;
    readonly by: readonly Role[];
    readonly form: Form;
    readonly postings?: readonly PostingName[];
  };
  readonly steps: Readonly<Record<string, Step>>;
  readonly anywhere: Readonly<Record<string, AnywhereAction>>;
}

/**
 * The action of that name at that step, also one that is possible anywhere in the step's phase; and recalling, which no
 * table names and every step knows.
 */
export function actionAt(procedure: Procedure, step: string, action: string): Action | undefined {
  if (action === RECALL) return recall;
  const actions = actionsAt(procedure, step);
  return Object.hasOwn(actions, action) ? actions[action] : undefined;
}

/** Every action of a step by name, those of the step first. */
export function actionsAt(procedure: Procedure, stepName: string): Readonly<Record<string, Action>> {
  return actionsByStep(procedure).get(stepName) ?? {};
}

const actionsByStep = oncePer(
  (procedure: Procedure) =>
    new Map(Object.entries(procedure.steps).map(([name, step]) => [name, withAnywhere(procedure, step)])),
);

function withAnywhere(procedure: Procedure, step: Step): Readonly<Record<string, Action>> {
  const anywhere = Object.entries(procedure.anywhere).filter(
    ([name, action]) => action.phases.includes(step.phase) && !(name in step.actions),
  );
  return { ...step.actions, ...Object.fromEntries(anywhere) };
}

/** What a county's policy may choose among, and the actions that its four-eyes pairs may name. */
export function policyLimitsOf(procedure: Procedure): PolicyLimits {
  const ofSteps = Object.values(procedure.steps).flatMap((step) => Object.keys(step.actions));
  return { choices: procedure.policyChoices ?? {}, actions: ['open', ...ofSteps, ...Object.keys(procedure.anywhere)] };
}
