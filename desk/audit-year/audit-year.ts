import type { Role } from '../../procedures/vocabulary.js';
import { readInTenant } from '../../record/in-tenant.js';
import type { Tx } from '../../record/record-types.js';
import type { DeskDeps } from '../desk-deps.js';
import { type DeskProblem, isProblem } from '../desk-problem.js';
import { yearAsked } from '../asked-progress.js';
import { seatsAs } from '../seats.js';
import type { Person } from '../who-am-i.js';
import { READINGS } from './all-readings.js';
import {
  type Found,
  type Narrowed,
  READING_NAMES,
  type ReadingContext,
  type ReadingName,
  SUBJECT_NAMES,
  type SubjectName,
} from './reading.js';

/** Who reads a county-year: those who watch over it, never those who work in it. */
export const READS_AUDIT_YEAR: readonly Role[] = ['auditor', 'manager'];

/** Which county and year. Without a county the first that the person watches over, without a year this one. */
export interface AuditAsked {
  readonly year?: number | undefined;
  readonly countyId?: string | undefined;
}

export interface County {
  readonly id: string;
  readonly name: string;
}

export interface AuditedYear {
  readonly year: number;
  readonly county: County;
  /** All that the person may choose among. */
  readonly counties: readonly County[];
}

/** How much each subject holds, and how much of it asks for a closer look. */
export interface AuditOverview extends AuditedYear {
  readonly counts: Readonly<Record<SubjectName, Pick<Found, 'count' | 'odd'>>>;
}

/** A part of one reading. */
export interface ReadAudit extends AuditedYear, Found {
  readonly reading: ReadingName;
}

type Deps = Pick<DeskDeps, 'pool' | 'keys'>;

/** What there is to read of a county and year. */
export async function auditOverview(
  deps: Deps,
  person: Person,
  asked: AuditAsked,
): Promise<AuditOverview | DeskProblem> {
  return atCountyYear(deps, person, asked, async (audited, context) => {
    const counts: Partial<Record<SubjectName, Pick<Found, 'count' | 'odd'>>> = {};
    for (const name of SUBJECT_NAMES) {
      const { count, odd } = await READINGS[name].read({ ...context, limit: 1, offset: 0 });
      counts[name] = { count, odd };
    }
    return { ...audited, counts: counts as AuditOverview['counts'] };
  });
}

/** Which reading, narrowed to what, and which part of it; without a limit all. */
export interface ReadingAsked extends AuditAsked, Narrowed {
  readonly reading: ReadingName;
  readonly limit: number | null;
  readonly offset: number;
}

/** One reading of a county and year. */
export async function readAudit(
  deps: Deps,
  person: Person,
  { reading, ...asked }: ReadingAsked,
): Promise<ReadAudit | DeskProblem> {
  const { limit, offset, person: of, caseId, day, odd } = asked;
  return atCountyYear(deps, person, asked, async (audited, context) => ({
    ...audited,
    reading,
    ...(await READINGS[reading].read({ ...context, limit, offset, person: of, caseId, day, odd })),
  }));
}

/** All readings whole, as they are taken away. */
export async function wholeAudit(
  deps: Deps,
  person: Person,
  asked: AuditAsked,
): Promise<(AuditedYear & { readonly readings: readonly ReadAudit[] }) | DeskProblem> {
  return atCountyYear(deps, person, asked, async (audited, context) => {
    const readings: ReadAudit[] = [];
    for (const reading of READING_NAMES)
      readings.push({ ...audited, reading, ...(await READINGS[reading].read({ ...context, limit: null, offset: 0 })) });
    return { ...audited, readings };
  });
}

type Bound = Pick<ReadingContext, 'tx' | 'keys' | 'county' | 'year'>;

/** Everything of one page is read as it stood at one instant. */
async function atCountyYear<T>(
  { pool, keys }: Deps,
  person: Person,
  asked: AuditAsked,
  work: (audited: AuditedYear, context: Bound) => Promise<T>,
): Promise<T | DeskProblem> {
  const seats = seatsAs(person, READS_AUDIT_YEAR);
  if (seats.length === 0) return { problem: 'notYourRole' };
  return readInTenant(pool, person.tenant, async (tx) => {
    // A plan that PostgreSQL keeps for all years does not know how little of the record one year's index holds.
    await tx.query('set local plan_cache_mode = force_custom_plan');
    const audited = await audit(tx, seats, asked);
    if (isProblem(audited)) return audited;
    return work(audited, { tx, keys, county: audited.county.id, year: audited.year });
  });
}

async function audit(tx: Tx, seats: readonly string[], asked: AuditAsked): Promise<AuditedYear | DeskProblem> {
  const { rows: counties } = await tx.query<County>(
    `select id, name from orgs where level = 'county' and lineage && $1::uuid[] order by code`,
    [seats],
  );
  const county = counties.find(({ id }) => asked.countyId === undefined || id === asked.countyId);
  return county ? { year: await yearAsked(tx, asked), county, counties } : { problem: 'notFound' };
}
