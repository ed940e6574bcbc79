import { latestProcedure } from '../procedures/all-procedures.js';
import { parsePolicy } from '../procedures/policies.js';
import { readInTenant } from '../record/in-tenant.js';
import { policyInForce } from '../record/policy-in-force.js';
import { readToday } from '../record/read-payment-files.js';
import type { DeskDeps } from './desk-deps.js';
import { type LotTerms, lotTerms } from './lot-terms.js';
import { caseSeatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

/** What is bought this year under one need, over all lots that did not fail. */
export interface YearNeed {
  readonly need: string;
  readonly lots: number;
  readonly estimateFen: string;
}

/** What someone who plans a lot should know beforehand. */
export interface LotsAhead {
  /** By method, under the policy that holds today. */
  readonly terms: Readonly<Record<string, LotTerms>>;
  readonly needs: readonly YearNeed[];
}

const NEEDS = `select facts->>'need' as need, count(*)::integer as lots, sum((facts->>'estimateFen')::bigint)::text as "estimateFen"
  from cases where procedure = $1 and lineage && $2::uuid[] and outcome is distinct from 'tenderFailed'
    and date_trunc('year', opened_on) = date_trunc('year', app_today())
  group by 1 order by 1 limit 200`;

/** The terms of every method, and what the year's lots come to by need, so that nobody splits a need unknowingly. */
export async function lotsAhead({ pool }: Pick<DeskDeps, 'pool'>, person: Person): Promise<LotsAhead> {
  const procedure = latestProcedure('tender-lot');
  const { opening } = procedure;
  const methods = opening.form.method?.kind === 'choice' ? Object.keys(opening.form.method.options) : [];
  return readInTenant(pool, person.tenant, async (tx) => {
    const document = await policyInForce(tx, procedure, await readToday(tx));
    const parsed = parsePolicy(procedure.policy, document?.values ?? {});
    if ('problems' in parsed) throw new Error('the policy in force cannot be read');
    const { policy } = parsed;
    const places = caseSeatsAs(person, opening.by, procedure.id);
    const { rows } = await tx.query<YearNeed>(NEEDS, [procedure.id, places]);
    return { terms: Object.fromEntries(methods.map((method) => [method, lotTerms(policy, method)])), needs: rows };
  });
}
