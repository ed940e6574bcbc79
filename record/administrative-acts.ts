import type { Role } from '../procedures/vocabulary.js';
import { chainHash, GENESIS } from './hash-chain.js';
import type { Tx } from './record-types.js';
import { canonical } from './sealing.js';

/** Everything that is done beside the cases and changes what they run on. */
export const ACT_KINDS = [
  'demoClockMoved',
  'quotaSet',
  'fundAdded',
  'fundChanged',
  'calendarLoaded',
  'policyPut',
  'listImported',
  'supplierKept',
  'orgAdded',
  'accountMade',
  'sessionsEnded',
  'delegationMade',
  'delegationRevoked',
  'effectRetried',
  'paymentFileMade',
  'paymentFileTaken',
  'paymentFileAnswered',
  'holdBegun',
  'holdMatched',
  'holdReleased',
  'samplingListFrozen',
  'sampleDrawn',
  'samplingVisitEntered',
  'workerInvited',
  'workerJoined',
  'workerDismissed',
  'workAssigned',
  'objectionReceived',
  'objectionAnswered',
  'caseCodeIssued',
  'fileRejected',
  'fileRejectionTakenBack',
  'filesUsedAgain',
] as const;

export type ActKind = (typeof ACT_KINDS)[number];

/** Who acts beside the cases, in which role, at which organisation. All `null`: the system itself. */
export interface ActingBy {
  readonly userId: string | null;
  readonly role: Role | null;
  readonly orgId: string | null;
}

/** A change in plain figures. It names people by id only, never by a login, a name or anything personal. */
export interface AdministrativeAct {
  readonly kind: ActKind;
  /** What was acted on. */
  readonly what: Readonly<Record<string, unknown>>;
  /** How it stood; left out where there was nothing before. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The newest link of a tenant's chain; `seq` 0 where nothing was done yet. */
export interface ActsHead {
  readonly seq: number;
  readonly hash: Buffer;
}

/**
 * Puts an act into the tenant's chain, in the transaction of the change itself: both are there, or neither.
 * Call it last in the transaction: until its end no other act of the tenant is noted.
 */
export async function noteAct(
  tx: Tx,
  tenant: string,
  { userId, role, orgId }: ActingBy,
  { kind, what, before, after }: AdministrativeAct,
): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('administrative acts ' || $1, 0))`, [tenant]);
  const head = await actsHead(tx);
  const at = (await tx.query<{ now: Date }>('select app_now() as now')).rows[0]?.now;
  const seq = head.seq + 1;
  const body = canonical({
    format: 1,
    tenant,
    seq,
    kind,
    userId,
    role,
    orgId,
    at: at?.toISOString(),
    what,
    before: before ?? null,
    after,
  });
  await tx.query(
    `insert into administrative_acts (tenant_id, seq, kind, user_id, role, org_id, acted_at, body, prev_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tenant, seq, kind, userId, role, orgId, at, body, head.hash, chainHash(head.hash, body)],
  );
}

/** Where the chain of the transaction's tenant of administrative acts ends. */
export async function actsHead(tx: Tx): Promise<ActsHead> {
  const { rows } = await tx.query<ActsHead>(
    'select seq, hash from administrative_acts where tenant_id = current_tenant() order by seq desc limit 1',
  );
  return rows[0] ?? { seq: 0, hash: GENESIS };
}
