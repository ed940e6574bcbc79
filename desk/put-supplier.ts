import { inTenant } from '../record/in-tenant.js';
import { keepSupplier } from '../record/keep-supplier.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { actingBy } from './seats.js';
import type { SupplierParticulars } from './supplier-schema.js';
import type { Person } from './who-am-i.js';

const UNIQUE_VIOLATION = '23505';

/** Enters a firm's particulars as a supplier, or replaces them whole. */
export async function putSupplier(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  orgId: string,
  particulars: SupplierParticulars,
): Promise<{ readonly orgId: string; readonly creditCode: string } | DeskProblem> {
  const by = actingBy(person, ['administrator', 'countyOfficer']);
  if (!by) return { problem: 'notYourRole' };
  const { rows } = await inTenant(deps.pool, person.tenant, (tx) =>
    tx.query(`select 1 from orgs where id = $1 and level = 'firm'`, [orgId]),
  );
  if (rows.length === 0) return { problem: 'notFound' };
  try {
    await keepSupplier(deps, person.tenant, { orgId, ...particulars }, by);
  } catch (error) {
    if (codeOf(error) === UNIQUE_VIOLATION) return { problem: 'creditCodeTaken' };
    throw error;
  }
  return { orgId, creditCode: particulars.creditCode };
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
