import { ROOMS } from '../procedures/home-renovation/choices.js';
import type { Day } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import { readSamplings } from '../record/read-samplings.js';
import type { Tx } from '../record/record-types.js';
import { type Finding, type SamplingVisit, visitOfId, writeVisit } from '../record/sampling-visits.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import type { FieldError } from './form-messages.js';
import { SAMPLES } from './freeze-sampling.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';

/** A visit as it was sent. `id` is the sender's own name for it; no findings: the home passed. */
export interface WantedVisit {
  readonly id: string;
  readonly samplingId: string;
  /** The case number of a home in the sample. */
  readonly number: string;
  readonly visitedOn: Day;
  readonly findings: readonly Finding[];
  readonly deadline?: Day | undefined;
}

/** Enters what the city found at a sampled home; the county of a home with findings is told. The same sent twice is one. */
export async function addSamplingVisit(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  wanted: WantedVisit,
): Promise<SamplingVisit | DeskProblem> {
  const by = actingBy(person, SAMPLES);
  if (!by) return { problem: 'notYourRole' };
  return inTenant(pool, person.tenant, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('sampling visit ' || $1, 0))`, [wanted.id]);
    const earlier = await visitOfId(tx, wanted.id);
    if (earlier) return isSame(earlier, wanted) ? earlier : { problem: 'idempotencyKeyReused' };
    const caseId = await sampledCase(tx, wanted);
    const [sampling] = await readSamplings(tx, wanted.samplingId);
    if (caseId === null || !sampling?.draw) return { problem: 'notFound' };
    const { drawnOn } = sampling.draw;
    if (wanted.visitedOn < drawnOn) return { problem: 'visitBeforeDraw', about: { zh: drawnOn, en: drawnOn } };
    const errors = await errorsIn(tx, wanted);
    if (errors.length > 0) return { problem: 'formInvalid', errors };
    await writeVisit(tx, person.tenant, by, { ...wanted, caseId, deadline: wanted.deadline ?? null });
    return (await visitOfId(tx, wanted.id)) ?? { problem: 'notFound' };
  });
}

async function sampledCase(tx: Tx, { samplingId, number }: WantedVisit): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    'select c.id from sampling_homes h join cases c on c.id = h.case_id where h.round_id = $1 and c.number = $2',
    [samplingId, number],
  );
  return rows[0]?.id ?? null;
}

/** Findings have a day by which they are put right, and only they. */
async function errorsIn(tx: Tx, { visitedOn, findings, deadline }: WantedVisit): Promise<FieldError[]> {
  const { rows } = await tx.query<{ today: Day }>('select app_today() as today');
  const errors: FieldError[] = [];
  if (visitedOn > (rows[0]?.today ?? '')) errors.push({ pointer: '#/visitedOn', code: 'dayInFuture' });
  if (findings.length > 0 && deadline === undefined) errors.push({ pointer: '#/deadline', code: 'missing' });
  if (findings.length === 0 && deadline !== undefined) errors.push({ pointer: '#/findings', code: 'missing' });
  if (deadline !== undefined && deadline <= visitedOn) errors.push({ pointer: '#/deadline', code: 'tooSmall' });
  findings.forEach(({ room }, at) => {
    if (!Object.hasOwn(ROOMS, room)) errors.push({ pointer: `#/findings/${at}/room`, code: 'notOffered' });
  });
  return errors;
}

function isSame(kept: SamplingVisit, wanted: WantedVisit): boolean {
  const said = ({ samplingId, number, visitedOn, findings }: SamplingVisit | WantedVisit) =>
    JSON.stringify([samplingId, number, visitedOn, findings.map(({ room, defect }) => [room, defect])]);
  return said(kept) === said(wanted) && kept.deadline === (wanted.deadline ?? null);
}
