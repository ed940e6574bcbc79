import { inTenant } from '../record/in-tenant.js';
import { supplierContext } from '../record/keep-supplier.js';
import { unseal } from '../record/sealing.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { holds } from './seats.js';
import type { SupplierParticulars } from './supplier-schema.js';
import { MASK } from './visible-facts.js';
import type { Person } from './who-am-i.js';

/** A firm, with its credit code once it is a supplier. Its particulars are read by auditors alone. */
export interface ListedSupplier {
  readonly orgId: string;
  readonly code: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly particulars: Omit<SupplierParticulars, 'creditCode'> | null;
}

interface Row {
  orgId: string;
  code: string;
  name: string;
  creditCode: string | null;
  sealed: Buffer | null;
}

const MASKED = { representative: MASK, contact: MASK, phone: MASK, account: MASK, address: MASK };

/** Every firm of the tenant, those that are not suppliers yet with nothing beside the name. */
export async function listSuppliers(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
): Promise<readonly ListedSupplier[] | DeskProblem> {
  const readsAll = holds(person, ['auditor']);
  if (!readsAll && !holds(person, ['administrator', 'countyOfficer', 'countyApprover', 'finance', 'manager']))
    return { problem: 'notYourRole' };
  const { rows } = await inTenant(pool, person.tenant, (tx) =>
    tx.query<Row>(
      `select o.id as "orgId", o.code, o.name, s.credit_code as "creditCode", s.sealed
       from orgs o left join suppliers s on s.org_id = o.id where o.level = 'firm' order by o.code`,
    ),
  );
  return rows.map(({ sealed, ...row }) => {
    if (!sealed) return { ...row, particulars: null };
    const particulars = unseal<typeof MASKED>(keys, supplierContext(row.orgId), sealed);
    return { ...row, particulars: readsAll ? particulars : MASKED };
  });
}
