import { ALL_PROCEDURES } from '../procedures/all-procedures.js';
import { freezeList, type ListCriteria, listedNumbers, waitsForDraw } from '../record/freeze-sampling-list.js';
import { inTenant, readInTenant } from '../record/in-tenant.js';
import { readSamplings, type Sampling } from '../record/read-samplings.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { actingBy, holds } from './seats.js';
import type { Person } from './who-am-i.js';

/** Who draws samples. */
export const SAMPLES = ['cityInspector'] as const;

/** A list to be frozen. `id`: the sender's own name for it. `size`: how many homes the sample is to have. */
export interface WantedSampling extends ListCriteria {
  readonly id: string;
  readonly size: number;
}

/** How many homes a list would hold now. */
export async function countForSampling(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  criteria: ListCriteria,
): Promise<{ readonly count: number } | DeskProblem> {
  if (!holds(person, SAMPLES)) return { problem: 'notYourRole' };
  const numbers = await readInTenant(pool, person.tenant, (tx) => listedNumbers(tx, criteria));
  return { count: numbers.length };
}

/** Freezes a list of accepted homes, published from this moment. The same sent twice is frozen once. */
export async function freezeSampling(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  wanted: WantedSampling,
): Promise<Sampling | DeskProblem> {
  const by = actingBy(person, SAMPLES);
  if (!by) return { problem: 'notYourRole' };
  if (!ALL_PROCEDURES.some(({ id, subject }) => id === wanted.programme && subject === 'home'))
    return { problem: 'noSuchProcedure' };
  if (wanted.acceptedTo < wanted.acceptedFrom)
    return { problem: 'formInvalid', errors: [{ pointer: '#/acceptedTo', code: 'tooSmall' }] };
  return inTenant(pool, person.tenant, async (tx) => {
    // One at a time: two lists that are frozen at once would both find no other that waits.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('sampling ' || $1, 0))`, [person.tenant]);
    const [earlier] = await readSamplings(tx, wanted.id);
    if (earlier) return isSame(earlier, wanted) ? earlier : { problem: 'idempotencyKeyReused' };
    const numbers = await listedNumbers(tx, wanted);
    const refused = await refusalOf(tx, wanted, numbers.length);
    if (refused) return refused;
    await freezeList(tx, person.tenant, by, { ...wanted, numbers });
    const [frozen] = await readSamplings(tx, wanted.id);
    if (!frozen) throw new Error('a list was frozen and is not there');
    return frozen;
  });
}

async function refusalOf(tx: Tx, wanted: WantedSampling, count: number): Promise<DeskProblem | null> {
  if (await waitsForDraw(tx, wanted.programme)) return { problem: 'samplingWaitsForDraw' };
  if (count === 0) return { problem: 'samplingListEmpty' };
  if (wanted.size > count)
    return { problem: 'formInvalid', errors: [{ pointer: '#/size', code: 'tooBig', detail: `≤ ${count}` }] };
  return null;
}

function isSame(kept: Sampling, { programme, acceptedFrom, acceptedTo, size }: WantedSampling): boolean {
  return (
    kept.programme === programme &&
    kept.acceptedFrom === acceptedFrom &&
    kept.acceptedTo === acceptedTo &&
    kept.size === size
  );
}
