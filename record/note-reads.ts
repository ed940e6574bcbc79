import type { Pool } from 'pg';
import type { Role } from '../procedures/vocabulary.js';
import { inTenantAtOnce } from './in-tenant.js';

/** What of a case was read: the name in a list, its facts, a paper or photograph, who objected, the account in a file for the bank. */
export const READ_KINDS = ['name', 'facts', 'paper', 'objection', 'account'] as const;

export type ReadKind = (typeof READ_KINDS)[number];

/** That personal values of a case were read, through which seat; never what they are. */
export interface SensitiveRead {
  readonly caseId: string;
  readonly kind: ReadKind;
  readonly role: Role;
  readonly orgId: string;
  /** The colleague who had delegated the seat. */
  readonly onBehalfOfUserId: string | null;
  /** The reader sits in a town or village, and the case lies in none of those. */
  readonly outsideTown: boolean;
}

const INSERT = `insert into sensitive_reads (tenant_id, user_id, case_id, kind, role, org_id, on_behalf_of_user_id, outside_town)
  select current_tenant(), $1, r."caseId", r.kind, r.role, r."orgId", r."onBehalfOfUserId", r."outsideTown"
  from jsonb_to_recordset($2::jsonb)
    as r("caseId" uuid, kind text, role text, "orgId" uuid, "onBehalfOfUserId" uuid, "outsideTown" boolean)
  on conflict do nothing`;

/**
 * Keeps who reads what, in one round trip; what was kept in the same hour is kept already. Call it before the values
 * are handed out: when it fails, they are not.
 */
export async function noteReads(
  pool: Pool,
  tenant: string,
  userId: string,
  reads: readonly SensitiveRead[],
): Promise<void> {
  if (reads.length === 0) return;
  await inTenantAtOnce(pool, tenant, { text: INSERT, values: [userId, JSON.stringify(reads)] }, { durably: false });
}
