import { v7 as uuid } from 'uuid';
import { ALL_PROCEDURES, latestProcedure } from '../procedures/all-procedures.js';
import { parsePolicy, policyToJson } from '../procedures/policies.js';
import { type Procedure, policyLimitsOf } from '../procedures/procedure.js';
import type { Day } from '../procedures/vocabulary.js';
import { prismaInTenant } from '../prisma/client.js';
import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import type { FieldError } from './form-messages.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';

/** A policy document of a county: what it sets, and from which day it holds for cases opened then or later. */
export interface PolicyDocument {
  readonly programme: string;
  readonly documentNumber: string;
  readonly effectiveFrom: Day;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface KeptPolicy extends PolicyDocument {
  readonly id: string;
}

/** Puts a policy document into the record. It is never changed afterwards: a later document takes its place. */
export async function putPolicy(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  document: PolicyDocument,
): Promise<KeptPolicy | DeskProblem> {
  const by = actingBy(person, ['administrator']);
  if (!by) return { problem: 'notYourRole' };
  if (!ALL_PROCEDURES.some(({ id }) => id === document.programme)) return { problem: 'noSuchProcedure' };
  const errors = faultsIn(latestProcedure(document.programme), document.values);
  if (errors.length > 0) return { problem: 'policyInvalid', errors };
  const id = uuid();
  const { tenant } = person;
  const kept = await inTenant(pool, tenant, async (tx) => {
    const { programme, documentNumber, effectiveFrom, values } = document;
    const { rowCount } = await tx.query(
      `insert into policies (tenant_id, id, programme, document_number, effective_from, policy_values)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [tenant, id, programme, documentNumber, effectiveFrom, JSON.stringify(values)],
    );
    if (rowCount === 0) return false;
    await noteAct(tx, tenant, by, { kind: 'policyPut', what: { policyId: id }, after: { ...document } });
    return true;
  });
  return kept ? { id, ...document } : { problem: 'policyExists' };
}

function faultsIn(procedure: Procedure, values: unknown): FieldError[] {
  const parsed = parsePolicy(procedure.policy, values, policyLimitsOf(procedure));
  if (!('problems' in parsed)) return [];
  return parsed.problems.map((problem) => {
    const [key = ''] = problem.split(':');
    return { pointer: `#/values/${key}`, code: 'policyValue', detail: problem };
  });
}

export interface ListedPolicies {
  readonly documents: readonly KeptPolicy[];
  /** What holds where no document says otherwise, by programme. */
  readonly defaults: Readonly<Record<string, object>>;
}

/** The policy documents of the tenant, the latest first, and the defaults beneath them. */
export async function listPolicies({ prisma }: Pick<DeskDeps, 'prisma'>, { tenant }: Person): Promise<ListedPolicies> {
  const rows = await prismaInTenant(prisma, tenant, (tx) =>
    tx.policy.findMany({ orderBy: [{ programme: 'asc' }, { effectiveFrom: 'desc' }] }),
  );
  return {
    documents: rows.map(({ id, programme, documentNumber, effectiveFrom, policyValues }) => ({
      id,
      programme,
      documentNumber,
      effectiveFrom: effectiveFrom.toISOString().slice(0, 10),
      values: policyValues as Readonly<Record<string, unknown>>,
    })),
    defaults: Object.fromEntries(ALL_PROCEDURES.map(({ id }) => [id, policyToJson(latestProcedure(id).policy)])),
  };
}
