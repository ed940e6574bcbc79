import { v7 as uuid } from 'uuid';
import type { Day } from '../procedures/vocabulary.js';
import { type ActingBy, noteAct } from './administrative-acts.js';
import type { Tx } from './record-types.js';

export interface Finding {
  readonly room: string;
  readonly defect: string;
}

/** What the city found at a sampled home. Without findings it passed, and there is no deadline. */
export interface SamplingVisit {
  readonly id: string;
  readonly samplingId: string;
  readonly caseId: string;
  readonly number: string;
  readonly visitedOn: Day;
  readonly passed: boolean;
  readonly findings: readonly Finding[];
  readonly deadline: Day | null;
  readonly photos: readonly string[];
}

const VISITS = `select v.id, v.round_id as "samplingId", v.case_id as "caseId", c.number, v.visited_on as "visitedOn", v.passed,
    v.findings, v.deadline, coalesce((select jsonb_agg(p.id order by p.id) from sampling_photos p where p.visit_id = v.id), '[]') as photos
  from sampling_visits v join cases c on c.id = v.case_id`;

/** The visits of a sampling, in the order in which they were entered. */
export async function visitsOfSampling(tx: Tx, samplingId: string): Promise<SamplingVisit[]> {
  return (await tx.query<SamplingVisit>(`${VISITS} where v.round_id = $1 order by v.recorded_at, v.id`, [samplingId]))
    .rows;
}

/** What the city found at one home. */
export async function visitsOfCase(tx: Tx, caseId: string): Promise<SamplingVisit[]> {
  return (await tx.query<SamplingVisit>(`${VISITS} where v.case_id = $1 order by v.recorded_at, v.id`, [caseId])).rows;
}

export async function visitOfId(tx: Tx, id: string): Promise<SamplingVisit | null> {
  return (await tx.query<SamplingVisit>(`${VISITS} where v.id = $1`, [id])).rows[0] ?? null;
}

/** What gives rise to the county's note. */
export const SAMPLING_FINDING = 'samplingFinding';

/** Enters a visit; the county of a home with findings is told, for what follows is done in the case's own procedures. */
export async function writeVisit(
  tx: Tx,
  tenant: string,
  by: ActingBy,
  visit: Omit<SamplingVisit, 'photos' | 'number' | 'passed'>,
): Promise<void> {
  const { id, samplingId, caseId, visitedOn, findings, deadline } = visit;
  const passed = findings.length === 0;
  await tx.query(
    `insert into sampling_visits (tenant_id, id, round_id, case_id, visited_on, passed, findings, deadline, user_id, org_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tenant, id, samplingId, caseId, visitedOn, passed, JSON.stringify(findings), deadline, by.userId, by.orgId],
  );
  if (!passed) await tellCounty(tx, tenant, caseId);
  await noteAct(tx, tenant, by, {
    kind: 'samplingVisitEntered',
    what: { samplingId, caseId, visitId: id },
    after: { visitedOn, passed, findings: findings.length, deadline },
  });
}

async function tellCounty(tx: Tx, tenant: string, caseId: string): Promise<void> {
  await tx.query(
    `insert into notifications (tenant_id, id, case_id, seq, org_id, reason)
     select $1, $2, c.id, c.seq, o.id, $4 from cases c join orgs o on o.id = any(c.lineage) and o.level = 'county' where c.id = $3`,
    [tenant, uuid(), caseId, SAMPLING_FINDING],
  );
}
