import type { Pool } from 'pg';
import { DEMO_TENANT, demoId, lineageOf } from '../../bin/demo-county.js';

const TENANT = DEMO_TENANT.id;
const VILLAGES = ['village1a', 'village2a', 'village3a'] as const;

/** Homes as the record would hold them, with only what a report reads: too many to take through every step. */
export interface PastHomes {
  readonly year: number;
  readonly count: number;
  /** Of these so many were opened, and their works begun, in the year before. */
  readonly carriedOver: number;
}

/** Writes homes that were accepted in a year gone by, one after another in the first village of each town. */
export async function insertPastAcceptances(owner: Pool, { year, count, carriedOver }: PastHomes): Promise<void> {
  const homes = Array.from({ length: count }, (_, at) => {
    const village = VILLAGES[at % VILLAGES.length] ?? VILLAGES[0];
    const begun = at < carriedOver ? year - 1 : year;
    return {
      id: demoId(`past:${year}:${at}`),
      number: `QH-${begun}-9${String(at).padStart(5, '0')}`,
      org: demoId(`org:${village}`),
      lineage: lineageOf(village),
      opened: `${begun}-03-01`,
      started: `${begun}-11-20`,
      accepted: at < carriedOver ? `${year}-01-15` : `${year}-12-20`,
    };
  });
  for (const sql of INSERTS) await owner.query(sql, [TENANT, JSON.stringify(homes)]);
}

const FROM = `from jsonb_to_recordset($2) as h(id uuid, number text, org uuid, lineage uuid[], opened date, started date, accepted date)`;

const event = (seq: number, action: string, step: string, day: string) =>
  `insert into case_events (tenant_id, case_id, seq, request_id, action, to_step, role, happened_on, recorded_at, body, prev_hash, hash)
   select $1, id, ${seq}, id || ':${seq}', '${action}', '${step}', 'countyOfficer', ${day}, ${day}, '{}', '', '' ${FROM}`;

const INSERTS = [
  `insert into persons (tenant_id, id, id_number_hash, sealed) select $1, id, id::text::bytea, '' ${FROM}`,
  `insert into households (tenant_id, id, org_id, address_hash, sealed) select $1, id, org, id::text::bytea, '' ${FROM}`,
  `insert into cases (tenant_id, id, number, procedure, version, policy_values, org_id, lineage, person_id, household_id, step,
     entered_on, seq, facts, sealed_facts, head_hash, opened_on)
   select $1, id, number, 'home-renovation', 1, '{}', org, lineage, id, id, 'accepted', accepted, 3, '{}', '', '', opened ${FROM}`,
  event(1, 'open', 'applied', 'opened'),
  event(2, 'startWork', 'inProgress', 'started'),
  event(3, 'accept', 'accepted', 'accepted'),
  `insert into acceptances (tenant_id, case_id, seq, person_id, household_id, accepted_on, grade_sealed) select $1, id, 3, id, id, accepted, '' ${FROM}`,
];
