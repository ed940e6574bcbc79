import type { Pool, PoolClient } from 'pg';
import type { OutcomeName } from '../procedures/procedure.js';
import type { Refusal } from '../procedures/engine.js';
import type { Day, Facts, Role } from '../procedures/vocabulary.js';
import type { KeyRing } from './sealing.js';

/**
 * A connection inside a transaction whose tenant is set. Statements asked for together run in that order, each seeing
 * what stands when its turn comes, and cost one round trip.
 */
export type Tx = Pick<PoolClient, 'query'>;

/** What the record works with. */
export interface RecordDeps {
  readonly pool: Pool;
  readonly keys: KeyRing;
}

/** A case of a tenant: all that passes through Temporal to find it. */
export interface CaseRef {
  readonly tenant: string;
  readonly caseId: string;
}

/** What the workflow needs to know to go on with a case. Holds no personal data. */
export interface CaseNow {
  readonly number: string;
  readonly programme: string;
  readonly seq: number;
  readonly step: string;
  readonly stepTitle: string;
  readonly closed: boolean;
  /** Milliseconds until the earliest clock is due, at least 1,000; `null` when none runs. */
  readonly wakeInMs: number | null;
  /** Which clock that is, for a reader of the timer: step, action, day. */
  readonly wakesFor: string | null;
  readonly effects: readonly { readonly id: string; readonly effect: string }[];
}

/** The answer to a recorded action: the same for ever for its request id. */
export interface ActionAnswer {
  readonly seq: number;
  readonly step: string;
  readonly closed: OutcomeName | null;
  /** The last day of the earliest running clock, `null` when none runs or the calendar does not know the year. */
  readonly dueOn: Day | null;
}

export type Recorded =
  | { readonly kind: 'recorded'; readonly answer: ActionAnswer; readonly bodyHmac: string; readonly now: CaseNow }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly now: CaseNow }
  /** Someone acted on the case since the person looked at it. */
  | { readonly kind: 'overtaken'; readonly seq: number; readonly now: CaseNow }
  | { readonly kind: 'noSuchCase' };

/** Who acts, in which role, for which place. */
export interface ActingAs {
  readonly userId: string;
  readonly role: Role;
  readonly orgId: string;
  /** Set when a town officer acts for a village: the role and the village acted for. */
  readonly actingFor: Role | null;
  readonly onBehalfOfOrgId: string | null;
  /** The colleague acted for, who delegated the role. */
  readonly onBehalfOfUserId: string | null;
}

/** A person's wish to act, kept before the case is asked. `requestId` is a UUID. */
export interface Submission {
  readonly requestId: string;
  readonly caseId: string;
  readonly action: string;
  readonly expectedSeq: number;
  readonly as: ActingAs;
  readonly happenedOn: Day;
  /** The files the act rests on; `null` takes every fresh file in the action's slots. */
  readonly evidenceIds: readonly string[] | null;
  readonly form: Facts;
}
