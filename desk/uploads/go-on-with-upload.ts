import { v7 as uuid } from 'uuid';
import { inTenant } from '../../record/in-tenant.js';
import { unseal } from '../../record/sealing.js';
import { addPiece, deleteUpload, finishUpload, readUpload, type UploadRow } from '../../record/uploads.js';
import { addEvidence } from '../add-evidence.js';
import type { DeskDeps } from '../desk-deps.js';
import { type DeskProblem, isProblem } from '../desk-problem.js';
import type { BrowserClaim } from '../pictures/picture-claims.js';
import type { Person } from '../who-am-i.js';
import { type UploadStanding, WAITS_DAYS } from './begin-upload.js';
import { joinPieces, keepPiece, removePieces } from './pieces.js';

/** What a line brings is kept in pieces of this size: what the end of a process costs at most. */
const PIECE_BYTES = 256 * 1024;
/** How long the name of a file that came in stays known. */
const KNOWN_DAYS = 30;

/** Where the person's own upload stands. One that is whole and was not taken over yet, for the process ended, is now. */
export async function findUpload(deps: DeskDeps, person: Person, id: string): Promise<UploadStanding | DeskProblem> {
  const upload = await ownUpload(deps, person, id);
  return isProblem(upload) ? upload : takeOverIfWhole(deps, person, upload);
}

/**
 * Takes what comes from `offset` on. A line that breaks is no failure: what came is kept, and the next goes on behind it.
 * The last piece hands the file over; a file that is refused then is gone, but for reasons that pass.
 */
export async function goOnWithUpload(
  deps: DeskDeps,
  person: Person,
  { id, offset, bytes }: { readonly id: string; readonly offset: number; readonly bytes: AsyncIterable<Buffer> },
): Promise<UploadStanding | DeskProblem> {
  const upload = await ownUpload(deps, person, id);
  if (isProblem(upload)) return upload;
  if (upload.evidenceId !== null) return upload;
  if (upload.received !== offset) return { problem: 'uploadElsewhere' };
  const problem = await takePieces(deps, person, upload, bytes);
  return problem ?? findUpload(deps, person, id);
}

/** Gives an upload up. */
export async function giveUpUpload(deps: DeskDeps, person: Person, id: string): Promise<DeskProblem | null> {
  const upload = await ownUpload(deps, person, id);
  if (isProblem(upload)) return upload;
  await remove(deps, person, upload);
  return null;
}

async function ownUpload({ pool }: DeskDeps, { tenant, userId }: Person, id: string): Promise<UploadRow | DeskProblem> {
  return (await inTenant(pool, tenant, (tx) => readUpload(tx, id, userId))) ?? { problem: 'notFound' };
}

async function takePieces(
  deps: DeskDeps,
  person: Person,
  upload: UploadRow,
  bytes: AsyncIterable<Buffer>,
): Promise<DeskProblem | null> {
  let at = upload.received;
  let waiting: Buffer[] = [];
  const keep = async (): Promise<DeskProblem | null> => {
    const piece = Buffer.concat(waiting);
    waiting = [];
    if (piece.length === 0) return null;
    const from = at;
    at += piece.length;
    return keepNext(deps, person, upload, { at: from, bytes: piece });
  };
  for await (const chunk of untilBroken(bytes)) {
    waiting.push(chunk);
    const size = waiting.reduce((sum, { length }) => sum + length, 0);
    if (at + size > upload.length) return { problem: 'uploadElsewhere' };
    const problem = size < PIECE_BYTES ? null : await keep();
    if (problem) return problem;
  }
  return keep();
}

/** Ends where the line breaks, as if nothing more had been sent. */
async function* untilBroken(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieces = bytes[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch(() => null);
    if (!next || next.done === true) return;
    yield next.value;
  }
}

async function keepNext(
  deps: DeskDeps,
  { tenant }: Person,
  { id, caseId }: UploadRow,
  { at, bytes }: { readonly at: number; readonly bytes: Buffer },
): Promise<DeskProblem | null> {
  const piece = uuid();
  await keepPiece(deps, { tenant, caseId }, piece, bytes);
  const next = { id, at, bytes: bytes.length, piece, days: WAITS_DAYS };
  if (await inTenant(deps.pool, tenant, (tx) => addPiece(tx, next))) return null;
  await removePieces(deps, { tenant, caseId }, [piece]);
  return { problem: 'uploadElsewhere' };
}

async function takeOverIfWhole(
  deps: DeskDeps,
  person: Person,
  upload: UploadRow,
): Promise<UploadStanding | DeskProblem> {
  if (upload.evidenceId !== null || upload.received < upload.length) return upload;
  const { tenant } = person;
  const { id, caseId, slot, claimedType, pieces } = upload;
  const bytes = await joinPieces(deps, { tenant, caseId }, pieces);
  // another request that took it over at the same time has removed them
  if (!bytes) return ownUpload(deps, person, id);
  const browser = unseal<BrowserClaim>(deps.keys, `upload:${id}`, upload.claimsSealed);
  const kept = await addEvidence(deps, person, { caseId, slot, bytes, claimedType, browser });
  if (isProblem(kept)) {
    if (kept.problem !== 'scannerAway') await remove(deps, person, upload);
    return kept;
  }
  await inTenant(deps.pool, tenant, (tx) => finishUpload(tx, id, kept.id, KNOWN_DAYS));
  await removePieces(deps, { tenant, caseId }, pieces);
  return ownUpload(deps, person, id);
}

/** The row first: pieces without one are nobody's, a row without its pieces would never become whole. */
async function remove(deps: DeskDeps, { tenant }: Person, { id, caseId, pieces }: UploadRow): Promise<void> {
  await inTenant(deps.pool, tenant, (tx) => deleteUpload(tx, id));
  await removePieces(deps, { tenant, caseId }, pieces);
}
