import { inTenant } from '../../record/in-tenant.js';
import { deleteExpired, insertUpload, readUpload, underWay, type UploadRow } from '../../record/uploads.js';
import { seal } from '../../record/sealing.js';
import { mayAdd } from '../add-evidence.js';
import { MOST_BYTES } from '../check-file.js';
import type { DeskDeps } from '../desk-deps.js';
import { type DeskProblem, isProblem } from '../desk-problem.js';
import type { BrowserClaim } from '../pictures/picture-claims.js';
import type { Person } from '../who-am-i.js';
import { removePieces } from './pieces.js';

/** A file that shall come in piece by piece. `id` is the sender's own name for it: the same sent twice is one. */
export interface WantedUpload {
  readonly id: string;
  readonly caseId: string;
  readonly slot: string;
  readonly claimedType: string;
  readonly length: number;
  readonly browser: BrowserClaim;
}

/** How long an upload waits to be gone on with: a phone may lie in a valley for a week. */
export const WAITS_DAYS = 7;
/** What one person may have on its way: some days of work without a signal. */
const MOST_FILES = 120;
const MOST_UNDER_WAY_BYTES = 600 * 1024 * 1024;
const CLEANED_AT_ONCE = 100;

/** Where an upload stands. */
export type UploadStanding = Pick<UploadRow, 'id' | 'length' | 'received' | 'evidenceId' | 'expiresAt'>;

/** Begins an upload, or finds the one that the person began under that name. What was left to expire goes away meanwhile. */
export async function beginUpload(
  deps: DeskDeps,
  person: Person,
  wanted: WantedUpload,
): Promise<UploadStanding | DeskProblem> {
  const { tenant, userId } = person;
  await cleanUp(deps, tenant);
  const known = await inTenant(deps.pool, tenant, (tx) => readUpload(tx, wanted.id, userId));
  if (known) return sameFile(known, wanted);
  if (wanted.length > MOST_BYTES) return { problem: 'fileTooLarge' };
  if (wanted.length === 0) return { problem: 'fileEmpty' };
  const as = await mayAdd(deps, person, wanted);
  if (isProblem(as)) return as;
  const claimsSealed = seal(deps.keys, `upload:${wanted.id}`, wanted.browser);
  const begun = await inTenant(deps.pool, tenant, async (tx): Promise<UploadRow | DeskProblem | null> => {
    const { files, bytes } = await underWay(tx, userId);
    if (files >= MOST_FILES || bytes + wanted.length > MOST_UNDER_WAY_BYTES) return { problem: 'tooManyUploads' };
    await insertUpload(tx, tenant, { ...wanted, userId, claimsSealed }, WAITS_DAYS);
    return readUpload(tx, wanted.id, userId);
  });
  if (isProblem(begun)) return begun;
  // a name that is somebody else's
  return begun ? sameFile(begun, wanted) : { problem: 'idempotencyKeyReused' };
}

function sameFile(known: UploadRow, { caseId, slot, length }: WantedUpload): UploadStanding | DeskProblem {
  const same = known.caseId === caseId && known.slot === slot && known.length === length;
  return same ? known : { problem: 'idempotencyKeyReused' };
}

async function cleanUp(deps: DeskDeps, tenant: string): Promise<void> {
  const expired = await inTenant(deps.pool, tenant, (tx) => deleteExpired(tx, CLEANED_AT_ONCE));
  for (const { caseId, pieces } of expired) await removePieces(deps, { tenant, caseId }, pieces);
}
