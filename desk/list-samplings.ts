import { readInTenant } from '../record/in-tenant.js';
import { readListText, readSamplings, type Sampling } from '../record/read-samplings.js';
import type { Tx } from '../record/record-types.js';
import { type SamplingVisit, visitsOfSampling } from '../record/sampling-visits.js';
import { countyByCode } from './public-counties.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { holds } from './seats.js';
import type { Person } from './who-am-i.js';

export type { Sampling } from '../record/read-samplings.js';

/** A sampling with what the city found, for the offices that follow it. `county`: the code under which it is public. */
export interface SamplingWithVisits extends Sampling {
  readonly county: string;
  readonly visits: readonly SamplingVisit[];
}

/** Who follows the city's samplings: those who draw them, and those whose work is looked at. */
export const FOLLOW_SAMPLINGS = ['cityInspector', 'countyOfficer', 'countyApprover', 'manager', 'auditor'] as const;

/** The samplings of the tenant, the latest first. */
export async function listSamplings(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
): Promise<readonly Sampling[] | DeskProblem> {
  if (!holds(person, FOLLOW_SAMPLINGS)) return { problem: 'notYourRole' };
  return readInTenant(pool, person.tenant, (tx) => readSamplings(tx));
}

/** One sampling with its visits. */
export async function showSampling(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  id: string,
): Promise<SamplingWithVisits | DeskProblem> {
  if (!holds(person, FOLLOW_SAMPLINGS)) return { problem: 'notYourRole' };
  return readInTenant(pool, person.tenant, async (tx) => {
    const [sampling] = await readSamplings(tx, id);
    if (!sampling) return { problem: 'notFound' };
    return { ...sampling, county: await ownCode(tx), visits: await visitsOfSampling(tx, id) };
  });
}

async function ownCode(tx: Tx): Promise<string> {
  const { rows } = await tx.query<{ code: string }>('select code from tenants where id = current_tenant()');
  return rows[0]?.code ?? '';
}

/** What a county publishes of its samplings; for everyone, by the county's code. */
export interface PublicSamplings {
  readonly county: string;
  readonly samplings: readonly Sampling[];
}

/** The published samplings of a county, or the one of that id. They hold case numbers and no person. */
export async function publicSamplings(
  { pool }: Pick<DeskDeps, 'pool'>,
  code: string,
  id: string | null = null,
): Promise<PublicSamplings | DeskProblem> {
  const county = await countyByCode(pool, code);
  if (!county) return { problem: 'notFound' };
  const samplings = await readInTenant(pool, county.id, (tx) => readSamplings(tx, id));
  return id !== null && samplings.length === 0 ? { problem: 'notFound' } : { county: county.name, samplings };
}

/** The exact bytes of a published list. */
export async function publicList(
  { pool }: Pick<DeskDeps, 'pool'>,
  code: string,
  id: string,
): Promise<{ readonly list: string } | DeskProblem> {
  const county = await countyByCode(pool, code);
  const list = county && (await readInTenant(pool, county.id, (tx) => readListText(tx, id)));
  return list === null ? { problem: 'notFound' } : { list };
}
