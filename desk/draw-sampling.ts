import { type Draw, drawSample } from '../record/draw-sample.js';
import { inTenant } from '../record/in-tenant.js';
import { readListText, readSamplings, type Sampling } from '../record/read-samplings.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { SAMPLES } from './freeze-sampling.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';

/** The most characters of what is said of a draw. */
export const MOST_DRAW_TEXT = 120;

/** Enters the public draw of a frozen list; list and seed give the sample. The same sent twice is entered once. */
export async function drawSampling(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  { samplingId, draw }: { readonly samplingId: string; readonly draw: Draw },
): Promise<Sampling | DeskProblem> {
  const by = actingBy(person, SAMPLES);
  if (!by) return { problem: 'notYourRole' };
  return inTenant(pool, person.tenant, async (tx) => {
    // Of two who enter it at once the second finds it there.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('sampling ' || $1, 0))`, [person.tenant]);
    const [sampling] = await readSamplings(tx, samplingId);
    const list = await readListText(tx, samplingId);
    if (!sampling || list === null) return { problem: 'notFound' };
    if (sampling.draw) return isSame(sampling.draw, draw) ? sampling : { problem: 'samplingDrawn' };
    const refused = await refusalOf(tx, sampling, draw);
    if (refused) return refused;
    await drawSample(tx, person.tenant, by, { frozen: { ...sampling, list }, draw });
    return (await readSamplings(tx, samplingId))[0] ?? { problem: 'notFound' };
  });
}

/** Nobody may know the seed while the list can still be chosen. */
async function refusalOf(tx: Tx, { publishedOn }: Sampling, { drawnOn, seed }: Draw): Promise<DeskProblem | null> {
  // It is hashed line by line.
  if (seed.includes('\n')) return { problem: 'formInvalid', errors: [{ pointer: '#/seed', code: 'controlCharacter' }] };
  if (drawnOn <= publishedOn) return { problem: 'seedTooEarly', about: { zh: publishedOn, en: publishedOn } };
  const { rows } = await tx.query<{ today: string }>('select app_today() as today');
  const isAhead = drawnOn > (rows[0]?.today ?? '');
  return isAhead ? { problem: 'formInvalid', errors: [{ pointer: '#/drawnOn', code: 'dayInFuture' }] } : null;
}

function isSame(kept: Draw, { seed, source, drawnOn, document }: Draw): boolean {
  return kept.seed === seed && kept.source === source && kept.drawnOn === drawnOn && kept.document === document;
}
