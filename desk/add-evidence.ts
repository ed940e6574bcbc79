import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { inTenant } from '../record/in-tenant.js';
import { actingAs } from './authorise.js';
import { atCase } from './case-desk.js';
import { checkFile, type SentFile } from './check-file.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { keepEvidenceFile, removeEvidenceFile } from './evidence-files.js';
import { rolesOfSlot } from './readable-slots.js';
import type { Person } from './who-am-i.js';

/** A file for a slot of a case. */
export interface Upload extends SentFile {
  readonly caseId: string;
  readonly slot: string;
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
  const mediaType = await checkFile(upload);
  return isProblem(mediaType) ? mediaType : keep(deps, person, upload, mediaType);
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
  const file = { tenant, caseId, id };
  await keepEvidenceFile(deps, file, bytes);
  const { rowCount } = await inTenant(deps.pool, tenant, (tx) =>
    tx.query(
      `insert into evidence (tenant_id, id, case_id, slot, media_type, bytes, sha256, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, case_id, slot, sha256) do nothing`,
      [tenant, id, caseId, slot, mediaType, bytes.length, sha256, userId],
    ),
  );
  if (rowCount === 1) return { id, slot, mediaType, bytes: bytes.length, sha256, again: false };
  await removeEvidenceFile(deps, file);
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
