import type { Day } from '../procedures/vocabulary.js';
import { objectionCode } from '../record/case-codes.js';
import { inTenant, readInTenant } from '../record/in-tenant.js';
import { readToday } from '../record/read-payment-files.js';
import { keepObjection, type ObjectionRefused } from '../record/received-objections.js';
import { countyByCode } from './county-by-code.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { readObjection } from './objection-form.js';

/** An objection as it was sent. `id` is the sender's own name for it; `form` is read by `OBJECTION_FORM`. */
export interface WantedObjection {
  readonly id: string;
  /** Of the case whose notice it is against. */
  readonly number: string;
  readonly form: unknown;
}

/** With both the sender asks later what became of it. */
export interface ObjectionReceipt {
  readonly receipt: string;
  readonly code: string;
  readonly receivedAt: string;
}

const REFUSED = {
  notHanging: { problem: 'notHanging' },
  tooManyWaiting: { problem: 'tooManyObjections' },
  otherBody: { problem: 'idempotencyKeyReused' },
} as const satisfies Record<ObjectionRefused, DeskProblem>;

/** Takes an objection to a publicity that runs, from anybody, and answers with a receipt. The same sent twice is one. */
export async function objectToNotice(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  countyCode: string,
  wanted: WantedObjection,
): Promise<ObjectionReceipt | DeskProblem> {
  const county = await countyByCode(pool, countyCode);
  if (!county) return { problem: 'notFound' };
  const today: Day = await readInTenant(pool, county.id, readToday);
  const read = readObjection(wanted.form, today);
  if ('errors' in read) return { problem: 'formInvalid', errors: read.errors };
  const objection = {
    id: wanted.id,
    caseNumber: wanted.number,
    isNamed: read.form.source === 'named',
    content: read.form,
  };
  const kept = await inTenant(pool, county.id, (tx) => keepObjection({ tx, keys }, county.id, objection));
  if (typeof kept === 'string') return REFUSED[kept];
  return { receipt: kept.number, code: objectionCode(keys, kept.id), receivedAt: kept.receivedAt.toISOString() };
}
