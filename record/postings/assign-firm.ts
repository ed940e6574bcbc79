import type { Posting, PostingContext } from './posting.js';

/** As what a firm takes part in a case. */
export type PartyRole = 'assessor' | 'auditFirm' | 'contractor';

/** Lets a firm see a case and act on it in a role. */
export async function letSee(
  { tx, tenant }: PostingContext,
  party: { readonly caseId: string; readonly orgId: string; readonly as: PartyRole },
): Promise<void> {
  await tx.query(
    'insert into case_parties (tenant_id, case_id, org_id, as_role) values ($1, $2, $3, $4) on conflict do nothing',
    [tenant, party.caseId, party.orgId, party.as],
  );
}

/** Assigns the firm that the form names by its code, in place of the one before. It must have someone in the role. */
const assignFirm =
  (as: PartyRole): Posting =>
  async (context) => {
    const { tx, loaded, form } = context;
    const code = String(form.firm);
    const { rows } = await tx.query<{ id: string }>(
      `select o.id from orgs o where o.code = $1 and o.level = 'firm'
       and exists (select 1 from user_roles r where r.org_id = o.id and r.role = $2)`,
      [code, as],
    );
    if (!rows[0]) return { code: 'firmUnknown', about: code };
    await tx.query('delete from case_parties where case_id = $1 and as_role = $2', [loaded.id, as]);
    await letSee(context, { caseId: loaded.id, orgId: rows[0].id, as });
    return null;
  };

export const assignAssessor = assignFirm('assessor');
export const assignAuditFirm = assignFirm('auditFirm');
