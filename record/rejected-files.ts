import { v7 as uuid } from 'uuid';
import { noteAct } from './administrative-acts.js';
import { heldCaseSeq } from './held-case.js';
import type { ActingAs, Tx } from './record-types.js';

/** A file of a case. */
export interface CaseFile {
  readonly caseId: string;
  readonly evidenceId: string;
}

/** Why a file counts no longer, found by which organisation, when. */
export interface FileRejection {
  readonly reason: string;
  readonly org: string;
  readonly rejectedAt: string;
}

/** The reason of the note that tells a firm. */
export const FILE_REJECTED = 'fileRejected';

/** SQL over evidence `e`: whether it was rejected, and that holds. */
export const IS_REJECTED = `exists (select 1 from file_rejections r
  where r.evidence_id = e.id and r.case_id = e.case_id and r.taken_back_at is null)`;

/** SQL over evidence `e`: the rejection that holds, as one JSON value of `FileRejection`; null without one. */
export const REJECTION = `(select jsonb_build_object('reason', r.reason, 'org', o.name, 'rejectedAt',
    to_char(r.rejected_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from file_rejections r join orgs o on o.id = r.org_id
  where r.evidence_id = e.id and r.case_id = e.case_id and r.taken_back_at is null)`;

interface Finding extends CaseFile {
  readonly reason: string;
  readonly as: ActingAs;
  /** Whether the firm that builds hands in such files, and is told. */
  readonly tellFirm: boolean;
}

/**
 * Finds a file unfit: from now on it counts for no act. What was done on it stays done.
 * @returns whether it did; `false` where it was rejected already.
 */
export async function rejectFile(tx: Tx, tenant: string, finding: Finding): Promise<boolean> {
  const { caseId, evidenceId, reason, as } = finding;
  const seq = await heldCaseSeq(tx, caseId);
  const { rowCount } = await tx.query(
    `insert into file_rejections (tenant_id, id, case_id, evidence_id, reason, user_id, org_id)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, evidence_id) where taken_back_at is null do nothing`,
    [tenant, uuid(), caseId, evidenceId, reason, as.userId, as.orgId],
  );
  if (rowCount !== 1) return false;
  if (finding.tellFirm) await tellFirm(tx, tenant, { caseId, seq });
  await noteAct(tx, tenant, as, {
    kind: 'fileRejected',
    what: { caseId, evidenceId },
    after: { rejected: true },
  });
  return true;
}

/** Takes a rejection back. @returns whether it did; `false` where none holds. */
export async function takeRejectionBack(
  tx: Tx,
  tenant: string,
  { caseId, evidenceId, as }: CaseFile & { readonly as: ActingAs },
): Promise<boolean> {
  await heldCaseSeq(tx, caseId);
  const { rowCount } = await tx.query(
    `update file_rejections set taken_back_at = app_now() where case_id = $1 and evidence_id = $2 and taken_back_at is null`,
    [caseId, evidenceId],
  );
  if (rowCount !== 1) return false;
  await noteAct(tx, tenant, as, {
    kind: 'fileRejectionTakenBack',
    what: { caseId, evidenceId },
    before: { rejected: true },
    after: { rejected: false },
  });
  return true;
}

async function tellFirm(
  tx: Tx,
  tenant: string,
  { caseId, seq }: { readonly caseId: string; readonly seq: number },
): Promise<void> {
  await tx.query(
    `insert into notifications (tenant_id, id, case_id, seq, org_id, reason)
     select $1, uuidv7(), p.case_id, $3, p.org_id, $4 from case_parties p
     where p.case_id = $2 and p.as_role = 'contractor'`,
    [tenant, caseId, seq, FILE_REJECTED],
  );
}
