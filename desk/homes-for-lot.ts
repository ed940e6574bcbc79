import { ALL_PROCEDURES } from '../procedures/all-procedures.js';
import type { Refusal } from '../procedures/engine.js';
import { actionAt, type LinkedAct } from '../procedures/procedure.js';
import { addHomes } from '../procedures/tender-lot/homes.js';
import type { Text } from '../procedures/vocabulary.js';
import { judgeAct } from '../record/ask-judge.js';
import { readInTenant } from '../record/in-tenant.js';
import { type LoadedCase, loadCase } from '../record/load-case.js';
import { TOWN_AND_VILLAGE } from '../record/read-lot.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import { caseSeatsAs } from './seats.js';
import type { Person } from './who-am-i.js';
import { aboutOf } from './words.js';

/** A home that stands where homes are put into lots. */
export interface HomeForLot {
  readonly caseId: string;
  readonly number: string;
  readonly town: string;
  readonly village: string;
  readonly plannedFen: string | null;
  /** Why it cannot join a lot; `null` when it may. */
  readonly blockedBy: { readonly code: Refusal['code']; readonly about: Text | null } | null;
}

/** Each is asked of the judge, so that the list stays short; one act takes fewer. */
const MOST_HOMES = 500;

const { action: JOIN }: LinkedAct = addHomes.linked;

/** `programme/version/step` wherever a home may be put into a lot. */
const READY_AT = ALL_PROCEDURES.flatMap((procedure) =>
  Object.keys(procedure.steps)
    .filter((step) => actionAt(procedure, step, JOIN)?.by.includes('lot'))
    .map((step) => `${procedure.id}/${procedure.version}/${step}`),
);

const SELECT = `select c.id as "caseId", c.number, ${TOWN_AND_VILLAGE},
    (select p.total_fen::text from plans p where p.case_id = c.id order by p.seq desc limit 1) as "plannedFen"
  from cases c where c.closed_at is null and c.procedure || '/' || c.version || '/' || c.step = any($1) and c.lineage && $2::uuid[]
    and not exists (select 1 from case_links l where l.home_id = c.id and l.left_seq is null)
  order by town, village, c.number limit $3`;

/** The homes that wait for a lot under the seats of an officer who may plan one, the judge asked of each. */
export async function homesForLot(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
): Promise<readonly HomeForLot[]> {
  const places = caseSeatsAs(person, addHomes.by, 'tender-lot');
  if (places.length === 0) return [];
  return readInTenant(pool, person.tenant, async (tx) => {
    const { rows } = await tx.query<Omit<HomeForLot, 'blockedBy'>>(SELECT, [READY_AT, places, MOST_HOMES]);
    const homes: HomeForLot[] = [];
    for (const row of rows) {
      const loaded = await loadCase(tx, keys, row.caseId);
      if (loaded) homes.push({ ...row, blockedBy: await refusalToJoin(tx, { keys }, person, loaded) });
    }
    return homes;
  });
}

async function refusalToJoin(
  tx: Tx,
  { keys }: Pick<DeskDeps, 'keys'>,
  { userId }: Person,
  loaded: LoadedCase,
): Promise<HomeForLot['blockedBy']> {
  const { procedure, state, today } = loaded;
  const by = { role: 'lot', actingFor: null, userId, orgId: null } as const;
  const act = { action: JOIN, by, form: {}, happenedOn: today, evidenceIds: null };
  const refusal = await judgeAct(tx, { keys }, loaded, act);
  return (
    refusal && { code: refusal.code, about: aboutOf(procedure, { step: state.step, action: JOIN }, refusal) ?? null }
  );
}
