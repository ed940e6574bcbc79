import type { Posting } from './posting.js';

/** Lets a firm see this case and act on it. */
export const assignFirm: Posting = async ({ tx, tenant, loaded, form }) => {
  const code = String(form.firm);
  const { rowCount } = await tx.query(
    `insert into case_parties (tenant_id, case_id, org_id) select $1, $2, id from orgs where code = $3 and level = 'firm'
     on conflict (tenant_id, case_id, org_id) do update set org_id = excluded.org_id`,
    [tenant, loaded.id, code],
  );
  return rowCount === 1 ? null : { code: 'firmUnknown', about: code };
};
