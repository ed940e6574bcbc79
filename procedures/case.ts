import type { OutcomeName } from './outcomes.js';
import type { LastAct } from './recall.js';
import type { Day, Facts, Performer, Policy, Role, Span } from './vocabulary.js';

/** Who performed an earlier action: what four-eyes rules compare. */
export interface PastAct {
  readonly action: string;
  readonly userId: string | null;
  readonly orgId: string | null;
  /** The colleague for whom it was done under a delegation; left out or `null` where nobody was. */
  readonly onBehalfOfUserId?: string | null;
}

/** A case as the judge sees it. */
export interface CaseState {
  readonly step: string;
  /** Steps left open behind the present one, innermost last. */
  readonly suspended: readonly string[];
  readonly closed: OutcomeName | null;
  readonly seq: number;
  /** The day on which the act that led to the present step happened. */
  readonly enteredOn: Day;
  readonly facts: Facts;
  readonly policy: Policy;
  /** In order; what was recalled is not among them. */
  readonly past: readonly PastAct[];
}

/** What someone, or the clock, wants to do. The form is already of the right shape. */
export interface Command {
  readonly action: string;
  readonly by: {
    readonly role: Performer;
    /** The role acted for, when a town officer acts for a village. */
    readonly actingFor: Role | null;
    readonly userId: string | null;
    readonly orgId: string | null;
    /** The colleague acted for, who delegated the role. */
    readonly onBehalfOfUserId?: string | null;
  };
  /** Set when the delegation that it rests on does not count any more. */
  readonly delegationOver?: boolean;
  /** `null` when someone only asks what would be possible: then what depends on the form is not judged. */
  readonly form: Facts | null;
  /** How many usable files each slot holds: all, and those that no action has used. */
  readonly evidence: Readonly<Record<string, { readonly all: number; readonly fresh: number }>>;
  readonly happenedOn: Day;
  readonly today: Day;
}

/** A check against an imported list: the list that answered, or why none could. */
export type ListCheck =
  | { readonly answer: 'notChecked'; readonly why: 'missing' | 'tooOld' }
  | { readonly answer: 'notFound'; readonly list: ListStamp }
  | { readonly answer: 'found'; readonly list: ListStamp; readonly entry: Facts };

/** The list that a check ran against. */
export interface ListStamp {
  readonly name: string;
  readonly asOf: Day;
  readonly rows: number;
}

/** Facts that no form sets: each is worked out from the record by one loader, only when a guard of the action needs it. */
export interface DerivedFacts {
  /** The register of disability cards, by ID number; entry: `{ status: 'valid' | 'cancelled' | 'expired', category, grade }`. */
  readonly cardRegister: ListCheck;
  /** The register of households in recognised hardship, by ID number or household; entry: `{ status }`, a class of hardship as the application names them. */
  readonly hardshipRegister: ListCheck;
  /** Homes renovated before, from lists and from our own cases, by ID number, household or address; entry: `{ acceptedOn, grade }`. */
  readonly renovatedBefore: ListCheck;
  /** Homes served by an ageing-adaptation scheme, by ID number, household or address. */
  readonly ageingAdaptation: ListCheck;
  /** An earlier grant of the programme to this person or home that was paid; `null` when there was none. */
  readonly grantedBefore: { readonly paidOn: Day } | null;
  /** Homes that the year's quota still holds for the place of the case. `null`: no quota was set. */
  readonly quota: { readonly total: number; readonly free: number } | null;
  /** What the year's funds of the programme still hold, in fen, and what this case already has reserved. */
  readonly funds: { readonly freeFen: string; readonly reservedFen: string };
  /**
   * How many waiting cases stand before this one. For a case that does not wait: how many would, if it joined now;
   * `null` when none would. Nobody is passed ahead of those who wait.
   */
  readonly waitlistAhead: { readonly ahead: number } | null;
  /** The running term of publicity: its last day (`null` while the calendar does not know the year). */
  readonly publicityTerm: { readonly postedOn: Day; readonly lastDay: Day | null } | null;
  /** The plan in force. */
  readonly plan: PlanTotals | null;
  /** Sum of the invoices handed in, in fen. */
  readonly invoices: { readonly totalFen: string };
  /** What is to be paid: the settlement, and the last attempt to pay it. */
  readonly settlement: {
    readonly grantFen: string;
    readonly attempt: number;
    readonly payment: 'none' | 'ordered' | 'returned' | 'paid';
  };
  /** Of a home: what the household pays itself of its plan, in fen. */
  readonly coPay: { readonly dueFen: string };
  /** Of a home: the lot it lies in, `null` when in none. */
  readonly lot: { readonly number: string; readonly contracted: boolean } | null;
  /** Of a lot: bids received and not withdrawn, those found qualified, and findings between bidders that await an answer. */
  readonly bids: { readonly received: number; readonly qualified: number; readonly openFindings: number };
  /**
   * Of a lot: the homes that lie in it now, those already paid included, and how many of them were ever called off,
   * accepted and settled; plans in fen.
   */
  readonly lotHomes: {
    readonly homes: number;
    readonly calledOff: number;
    readonly accepted: number;
    readonly settled: number;
    readonly plannedFen: string;
    readonly lastAcceptedOn: Day | null;
  };
  /**
   * Of a lot: its contract, what is called off under it at its rates, and what is settled (less the audit's reductions)
   * and paid, in fen. `retentionDueFen` is kept back from the settled sum until the warranty is over, so that what is
   * due on acceptance is settled − paid − retention due. `paymentOpen`: a tranche is ordered and the bank has not answered.
   */
  readonly contract: {
    readonly sumFen: string;
    readonly calledOffFen: string;
    readonly settledFen: string;
    readonly paidFen: string;
    /** Settled and not yet paid, less what is kept back and what was advanced. */
    readonly acceptanceDueFen: string;
    readonly retentionDueFen: string;
    readonly paymentOpen: boolean;
  } | null;
  /** Of a lot: what its contractor applied for and finance has not answered yet; `null` when nothing. In fen. */
  readonly openApplication: { readonly tranche: string; readonly amountFen: string } | null;
  /** Of a recovery: what is claimed now, and what of it came back, in fen. */
  readonly recovery: { readonly claimedFen: string; readonly repaidFen: string };
  /**
   * What happened last, and the case as it was before that; `null` where the act cannot be undone. `hasLeft`: something
   * that follows from it went out of the house. `lotActed`: the lot that the home lies in has acted since.
   */
  readonly lastAct: LastAct & {
    readonly before: CaseBefore | null;
    readonly hasLeft: boolean;
    readonly lotActed: boolean;
  };
}

/** A case as it stood before its last act. */
export interface CaseBefore {
  readonly step: string;
  readonly suspended: readonly string[];
  readonly enteredOn: Day;
  readonly facts: Facts;
  /** The clocks that ran or were paused; `null` where the act left all of them alone. */
  readonly clocks: readonly ClockBefore[] | null;
}

/** A clock as the record kept it. `runningSince` is null while it is paused. */
export interface ClockBefore {
  readonly id: string;
  readonly unit: Span['unit'] | 'untilDay';
  readonly allotted: number;
  readonly used: number;
  readonly untilDay: Day | null;
  readonly runningSince: Day | null;
}

/** Totals of a plan, in fen as decimal strings. */
export interface PlanTotals {
  readonly worksLines: number;
  readonly deviceLines: number;
  readonly totalFen: string;
  /** What the guide prices allow. */
  readonly eligibleFen: string;
  /** What the funds pay: at most the eligible sum less the household's share, and at most the cap. */
  readonly grantFen: string;
}

export type DerivedFactName = keyof DerivedFacts;

/** What the engine tells the record to do with a case's clocks. */
export type ClockChange =
  | {
      readonly kind: 'start';
      readonly clock: string;
      readonly then: string;
      readonly lasts: Span | { readonly until: Day };
    }
  | { readonly kind: 'stopAll' }
  | { readonly kind: 'pauseStep'; readonly step: string }
  | { readonly kind: 'stopStep'; readonly step: string }
  | { readonly kind: 'resumeStep'; readonly step: string }
  /** What the last act did to the clocks, undone: those it started stop, those before it run as if they had all the time. */
  | { readonly kind: 'takeBack'; readonly clocks: readonly ClockBefore[] };

/** What an allowed action changes. */
export interface Performed {
  readonly step: string;
  readonly suspended: readonly string[];
  readonly closed: OutcomeName | null;
  readonly enteredOn: Day;
  readonly facts: Facts;
  readonly clocks: readonly ClockChange[];
}
