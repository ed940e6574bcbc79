import type { Facts } from '../procedures/vocabulary.js';
import { bodyHmac, type KeyRing, seal, unseal } from './sealing.js';
import { inTenantAtOnce } from './in-tenant.js';
import type { RecordDeps, Submission, Tx } from './record-types.js';

const context = (requestId: string) => `submission:${requestId}`;

/** The fingerprint of what a submission asks, by which the same key with another body is noticed. */
export function submissionHmac(keys: KeyRing, submission: Submission): Buffer {
  const { caseId, action, happenedOn, evidenceIds, form, as } = submission;
  return bodyHmac(keys, { caseId, action, happenedOn, evidenceIds, form, userId: as.userId });
}

/**
 * Keeps what a person wants to do, its form encrypted, until the case's turn comes. It does not wait for the disk: the
 * commit of the act does, and comes behind it in the same log. What a crash of the database takes before that was
 * never acted on, and may be sent again.
 * An unrecorded submission of the same request id is replaced: after a refusal the corrected body may use the same key.
 */
export async function keepSubmission(
  { pool, keys }: RecordDeps,
  tenant: string,
  submission: Submission,
): Promise<void> {
  const values = valuesOf(keys, tenant, submission);
  await inTenantAtOnce(pool, tenant, { text: KEEP, values }, { durably: false });
}

const KEEP = `insert into submissions (tenant_id, request_id, case_id, action, expected_seq, role, acting_for, user_id, org_id,
       on_behalf_of_org_id, on_behalf_of_user_id, happened_on, evidence_ids, body_hmac, form_sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (tenant_id, request_id) do update set case_id = excluded.case_id, action = excluded.action,
       expected_seq = excluded.expected_seq, role = excluded.role, acting_for = excluded.acting_for, user_id = excluded.user_id,
       org_id = excluded.org_id, on_behalf_of_org_id = excluded.on_behalf_of_org_id,
       on_behalf_of_user_id = excluded.on_behalf_of_user_id, happened_on = excluded.happened_on, evidence_ids = excluded.evidence_ids, body_hmac = excluded.body_hmac, form_sealed = excluded.form_sealed,
       received_at = excluded.received_at`;

function valuesOf(keys: KeyRing, tenant: string, submission: Submission): unknown[] {
  const { requestId, as } = submission;
  return [
    tenant,
    requestId,
    submission.caseId,
    submission.action,
    submission.expectedSeq,
    as.role,
    as.actingFor,
    as.userId,
    as.orgId,
    as.onBehalfOfOrgId,
    as.onBehalfOfUserId,
    submission.happenedOn,
    submission.evidenceIds,
    submissionHmac(keys, submission),
    seal(keys, context(requestId), submission.form),
  ];
}

type SubmissionRow = Omit<Submission, 'form' | 'as'> & Submission['as'] & { bodyHmac: Buffer; formSealed: Buffer };

/** Reads a kept submission of a case; `null` when there is none. */
export async function readSubmission(
  tx: Tx,
  keys: KeyRing,
  { caseId, requestId }: { readonly caseId: string; readonly requestId: string },
): Promise<(Submission & { readonly bodyHmac: Buffer }) | null> {
  const { rows } = await tx.query<SubmissionRow>(
    `select request_id as "requestId", case_id as "caseId", action, expected_seq as "expectedSeq", role, acting_for as "actingFor",
       user_id as "userId", org_id as "orgId", on_behalf_of_org_id as "onBehalfOfOrgId",
       on_behalf_of_user_id as "onBehalfOfUserId", happened_on as "happenedOn",
       evidence_ids as "evidenceIds", body_hmac as "bodyHmac", form_sealed as "formSealed"
     from submissions where request_id = $1 and case_id = $2`,
    [requestId, caseId],
  );
  const row = rows[0];
  if (!row) return null;
  const { role, actingFor, userId, orgId, onBehalfOfOrgId, onBehalfOfUserId, formSealed, ...rest } = row;
  const form = unseal<Facts>(keys, context(requestId), formSealed);
  return { ...rest, as: { role, actingFor, userId, orgId, onBehalfOfOrgId, onBehalfOfUserId }, form };
}
