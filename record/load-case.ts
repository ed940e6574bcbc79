import type { CaseState, PastAct } from '../procedures/case.js';
import { procedureOf } from '../procedures/all-procedures.js';
import type { OutcomeName, Procedure } from '../procedures/procedure.js';
import { parsePolicy } from '../procedures/policies.js';
import type { Day, Facts } from '../procedures/vocabulary.js';
import { type LastAct, standingActs } from '../procedures/recall.js';
import { type KeyRing, unseal } from './sealing.js';
import type { Tx } from './record-types.js';

/** A case out of the record: what the judge sees, and what the record needs beside it. */
export interface LoadedCase {
  readonly id: string;
  readonly number: string;
  readonly procedure: Procedure;
  readonly state: CaseState;
  readonly orgId: string;
  /** The organisations the case lies under, outermost first, its village last. */
  readonly lineage: readonly string[];
  /** The last event, whether it counts or not. */
  readonly lastAct: LastAct;
  /** Null for a lot or a recovery, which name no person. */
  readonly personId: string | null;
  readonly householdId: string | null;
  readonly openedOn: Day;
  readonly headHash: Buffer;
  /** Today in Asia/Shanghai by the system's one clock. */
  readonly today: Day;
  /** The transaction's instant by that clock. */
  readonly now: Date;
}

interface CaseRow {
  id: string;
  number: string;
  procedure: string;
  version: number;
  policy_values: unknown;
  org_id: string;
  lineage: string[];
  person_id: string | null;
  household_id: string | null;
  step: string;
  suspended: string[];
  entered_on: Day;
  seq: number;
  facts: Facts;
  sealed_facts: Buffer;
  head_hash: Buffer;
  opened_on: Day;
  outcome: OutcomeName | null;
  today: Day;
  now: Date;
}

const SELECT = `select id, number, procedure, version, policy_values, org_id, lineage, person_id, household_id, step, suspended,
  entered_on, seq, facts, sealed_facts, head_hash, opened_on, outcome, app_today() as today, app_now() as now from cases where id = $1`;

interface Past {
  readonly past: PastAct[];
  readonly lastAct: LastAct | null;
}

/** As one value: a long life is not to be taken apart row by row. */
const PAST = `select coalesce(json_agg(json_build_object('action', action, 'userId', user_id, 'orgId', org_id,
    'onBehalfOfUserId', on_behalf_of_user_id) order by seq), '[]') as past,
    (select json_build_object('action', l.action, 'role', l.role, 'actingFor', l.acting_for, 'userId', l.user_id, 'orgId', l.org_id)
      from case_events l where l.case_id = $1 order by l.seq desc limit 1) as "lastAct"
  from case_events where case_id = $1`;

/**
 * Reads a case of the transaction's tenant.
 * @param lock holds the case until the transaction ends, so that actions on it come one after another.
 * @returns `null` when the tenant has no such case.
 */
export async function loadCase(
  tx: Tx,
  keys: KeyRing,
  caseId: string,
  { lock = false } = {},
): Promise<LoadedCase | null> {
  // One after the other in one round trip: what is past is read when the lock is held.
  const [{ rows }, past] = await Promise.all([
    tx.query<CaseRow>(lock ? `${SELECT} for update` : SELECT, [caseId]),
    tx.query<Past>(PAST, [caseId]),
  ]);
  const [row] = rows;
  return row ? fromRow(keys, row, past.rows[0]) : null;
}

/** Of a case that is being opened. */
const NOTHING_YET: LastAct = { action: 'open', role: 'clock', actingFor: null, userId: null, orgId: null };

function fromRow(keys: KeyRing, row: CaseRow, past: Past | undefined): LoadedCase {
  const procedure = procedureOf(row.procedure, row.version);
  const pinned = parsePolicy(procedure.policy, row.policy_values);
  if ('problems' in pinned)
    throw new Error(`the policy pinned to case ${row.id} cannot be read: ${pinned.problems.join('; ')}`);
  const personal = unseal<Facts>(keys, factsContext(row.id), row.sealed_facts);
  return {
    id: row.id,
    number: row.number,
    procedure,
    state: {
      step: row.step,
      suspended: row.suspended,
      closed: row.outcome,
      seq: row.seq,
      enteredOn: row.entered_on,
      facts: { ...row.facts, ...personal },
      policy: pinned.policy,
      past: standingActs(past?.past ?? []),
    },
    lastAct: past?.lastAct ?? NOTHING_YET,
    orgId: row.org_id,
    lineage: row.lineage,
    personId: row.person_id,
    householdId: row.household_id,
    openedOn: row.opened_on,
    headHash: row.head_hash,
    today: row.today,
    now: row.now,
  };
}

/** What a case's personal facts are sealed to. */
export function factsContext(caseId: string): string {
  return `facts:${caseId}`;
}
