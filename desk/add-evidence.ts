import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { v7 as uuid } from 'uuid';
import type { Procedure } from '../procedures/procedure.js';
import { inTenant } from '../record/in-tenant.js';
import { actingAs } from './authorise.js';
import { atCase } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import type { Person } from './who-am-i.js';
import { everyAction } from './words.js';

export const MOST_BYTES = 20 * 1024 * 1024;

/** What a file may really be, and the names under which clients send it. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['image/jpeg', 'image/jpg', 'image/pjpeg'],
  'image/png': ['image/png'],
  'image/heic': ['image/heic', 'image/heif', 'image/heic-sequence'],
  'image/heif': ['image/heif', 'image/heic'],
  'application/pdf': ['application/pdf'],
};

/** Types that claim nothing. */
const NO_CLAIM = ['', 'application/octet-stream'];

export interface Upload {
  readonly caseId: string;
  readonly slot: string;
  readonly bytes: Buffer;
  /** The type that the client says it is. */
  readonly claimedType: string;
}

/** A file as kept. `again`: the slot held the same bytes before, and this is that one. */
export interface KeptEvidence {
  readonly id: string;
  readonly slot: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly again: boolean;
}

/** Keeps a file in a slot of a case, for people in a role that needs the slot. The same file twice is one. */
export async function addEvidence(deps: DeskDeps, person: Person, upload: Upload): Promise<KeptEvidence | DeskProblem> {
  const refused = await atCase(
    deps,
    person,
    upload.caseId,
    async ({ loaded, place }): Promise<DeskProblem | 'welcome'> => {
      const by = rolesOfSlot(loaded.procedure, upload.slot);
      if (by.length === 0) return { problem: 'slotUnknown' };
      if (loaded.state.closed) return { problem: 'caseClosed' };
      return actingAs(person, place, { by }) ? 'welcome' : { problem: 'notYourRole' };
    },
  );
  if (refused === null) return { problem: 'notFound' };
  if (refused !== 'welcome') return refused;
  const mediaType = await realType(upload);
  return isProblem(mediaType) ? mediaType : keep(deps, person, upload, mediaType);
}

/** Whoever may perform an action that asks for the slot. */
function rolesOfSlot(procedure: Procedure, slot: string) {
  const asking = everyAction(procedure).filter(([, { evidence }]) => evidence?.some((need) => need.slot === slot));
  return [...new Set(asking.flatMap(([, { by }]) => by))];
}

async function realType({ bytes, claimedType }: Upload): Promise<string | DeskProblem> {
  if (bytes.length === 0) return { problem: 'fileEmpty' };
  if (bytes.length > MOST_BYTES) return { problem: 'fileTooLarge' };
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  const problem = problemOfType(mediaType, claimedType);
  return problem ? { problem } : mediaType;
}

function problemOfType(mediaType: string, claimedType: string): 'fileTypeNotAllowed' | 'fileNotWhatItClaims' | null {
  const names = ALLOWED[mediaType];
  const [claim = ''] = claimedType.toLowerCase().split(';');
  if (NO_CLAIM.includes(claim)) return names ? null : 'fileTypeNotAllowed';
  if (!Object.values(ALLOWED).some((known) => known.includes(claim))) return 'fileTypeNotAllowed';
  return names?.includes(claim) ? null : 'fileNotWhatItClaims';
}

/** The file first, then its row: a row never points to nothing. */
async function keep(
  deps: DeskDeps,
  person: Person,
  { caseId, slot, bytes }: Upload,
  mediaType: string,
): Promise<KeptEvidence> {
  const { tenant, userId } = person;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await sameFile(deps, tenant, { caseId, slot, sha256 });
  if (known) return known;
  const id = uuid();
  await deps.fileStore.put(bytes, evidenceKey(tenant, caseId, id));
  const { rowCount } = await inTenant(deps.pool, tenant, (tx) =>
    tx.query(
      `insert into evidence (tenant_id, id, case_id, slot, media_type, bytes, sha256, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, case_id, slot, sha256) do nothing`,
      [tenant, id, caseId, slot, mediaType, bytes.length, sha256, userId],
    ),
  );
  if (rowCount === 1) return { id, slot, mediaType, bytes: bytes.length, sha256, again: false };
  await deps.fileStore.remove(evidenceKey(tenant, caseId, id));
  const winner = await sameFile(deps, tenant, { caseId, slot, sha256 });
  if (!winner) throw new Error(`evidence of case ${caseId} was neither written nor found`);
  return winner;
}

async function sameFile(
  { pool }: DeskDeps,
  tenant: string,
  file: { caseId: string; slot: string; sha256: string },
): Promise<KeptEvidence | null> {
  const { rows } = await inTenant(pool, tenant, (tx) =>
    tx.query<Omit<KeptEvidence, 'again'>>(
      `select id, slot, media_type as "mediaType", bytes, sha256 from evidence where case_id = $1 and slot = $2 and sha256 = $3`,
      [file.caseId, file.slot, file.sha256],
    ),
  );
  return rows[0] ? { ...rows[0], again: true } : null;
}

/** Where the file of a piece of evidence lies in the file store. */
export function evidenceKey(tenant: string, caseId: string, evidenceId: string): string {
  return `${tenant}/${caseId}/${evidenceId}`;
}
