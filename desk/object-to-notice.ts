import type { Day } from '../procedures/vocabulary.js';
import { objectionCode } from '../record/case-codes.js';
import { inTenant, readInTenant } from '../record/in-tenant.js';
import { readToday } from '../record/read-payment-files.js';
import {
  keepObjection,
  type KeptObjection,
  type NewObjection,
  objectedCase,
  type ObjectionRefused,
} from '../record/received-objections.js';
import type { SentFile } from './check-file.js';
import { countyByCode } from './public-counties.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { checkObjectionFiles, dropObjectionFiles, keepObjectionFiles } from './objection-files.js';
import { readObjection } from './objection-form.js';

/** An objection as it was sent. `id` is the sender's own name for it; `form` is read by `OBJECTION_FORM`. */
export interface WantedObjection {
  readonly id: string;
  /** Of the case whose notice it is against. */
  readonly number: string;
  readonly form: unknown;
  /** What the sender has to prove it, at most `MOST_OBJECTION_FILES`. */
  readonly files: readonly SentFile[];
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

type Deps = Pick<DeskDeps, 'pool' | 'keys' | 'fileStore' | 'antivirus' | 'logger'>;

/**
 * Takes an objection to a publicity that runs, from anybody, and answers with a receipt. The same sent twice is one.
 * `place` of a problem names the file that was refused; nothing of the objection is kept then.
 */
export async function objectToNotice(
  deps: Deps,
  countyCode: string,
  { id, number, form, files }: WantedObjection,
): Promise<ObjectionReceipt | DeskProblem> {
  const county = await countyByCode(deps.pool, countyCode);
  if (!county) return { problem: 'notFound' };
  const today: Day = await readInTenant(deps.pool, county.id, readToday);
  const read = readObjection(form, today);
  if ('errors' in read) return { problem: 'formInvalid', errors: read.errors };
  const objection = { id, caseNumber: number, isNamed: read.form.source === 'named', content: read.form };
  const kept = await keepWithFiles(deps, county.id, objection, files);
  if (isProblem(kept)) return kept;
  return { receipt: kept.number, code: objectionCode(deps.keys, kept.id), receivedAt: kept.receivedAt.toISOString() };
}

/**
 * The files first, then the objection, so that none names a file that is not there. Of one that is refused, or was kept
 * before, none stays; when the outcome is not known they do, for it may be on record.
 */
async function keepWithFiles(
  deps: Deps,
  tenant: string,
  objection: Omit<NewObjection, 'files'>,
  sent: readonly SentFile[],
): Promise<KeptObjection | DeskProblem> {
  const against = await readInTenant(deps.pool, tenant, (tx) => objectedCase(tx, objection));
  if (typeof against === 'string') return REFUSED[against];
  const files = await checkObjectionFiles(deps, sent, objection.isNamed);
  if (isProblem(files)) return files;
  const of = { tenant, caseId: against.caseId };
  await keepObjectionFiles(deps, of, files);
  const whole = { ...objection, files: files.map(({ row }) => row) };
  const kept = await inTenant(deps.pool, tenant, (tx) => keepObjection({ tx, keys: deps.keys }, tenant, whole));
  if (typeof kept === 'string' || kept.again) await dropObjectionFiles(deps, of, files);
  return typeof kept === 'string' ? REFUSED[kept] : kept;
}
