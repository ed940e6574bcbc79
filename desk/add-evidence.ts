import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { inTenant } from '../record/in-tenant.js';
import { keepPicture, type NewPicture } from '../record/keep-picture.js';
import type { ActingAs } from '../record/record-types.js';
import { actingAs } from './authorise.js';
import { atCase } from './case-desk.js';
import { checkFile, type SentFile } from './check-file.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { COPIES, keepEvidenceFile, removeEvidenceFile } from './evidence-files.js';
import { type BrowserClaim, readBrowserClaim } from './pictures/picture-claims.js';
import { pictureRow } from './pictures/picture-row.js';
import { isPicture, type Picture, takePicture } from './pictures/take-picture.js';
import { rolesOfSlot } from './readable-slots.js';
import type { Person } from './who-am-i.js';

/** A file for a slot of a case, and what the browser said about it. */
export interface Upload extends SentFile {
  readonly caseId: string;
  readonly slot: string;
  readonly browser?: BrowserClaim;
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

const NOTHING_SAID = readBrowserClaim({});

/** Keeps a file in a slot of a case, for people in a role that needs the slot. The same file twice is one. */
export async function addEvidence(deps: DeskDeps, person: Person, upload: Upload): Promise<KeptEvidence | DeskProblem> {
  const as = await mayAdd(deps, person, upload);
  if (isProblem(as)) return as;
  const mediaType = await checkFile(deps, upload);
  if (isProblem(mediaType)) return mediaType;
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
  const known = await sameFile(deps, person.tenant, { ...upload, sha256 });
  if (known) return known;
  const picture = isPicture(mediaType) ? await takePicture(upload.bytes, mediaType) : null;
  if (isProblem(picture)) return picture;
  return keep(deps, { person, as, upload, mediaType, sha256, picture });
}

/** In which role a person may put a file into that slot now, whatever file it is. */
export async function mayAdd(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  { caseId, slot }: { readonly caseId: string; readonly slot: string },
): Promise<ActingAs | DeskProblem> {
  const may = await atCase(deps, person, caseId, async ({ loaded, place }): Promise<ActingAs | DeskProblem> => {
    const by = rolesOfSlot(loaded.procedure, slot);
    if (by.length === 0) return { problem: 'slotUnknown' };
    if (loaded.state.closed) return { problem: 'caseClosed' };
    return actingAs(person, place, { by }) ?? { problem: 'notYourRole' };
  });
  return may ?? { problem: 'notFound' };
}

interface Checked {
  readonly person: Person;
  readonly as: ActingAs;
  readonly upload: Upload;
  readonly mediaType: string;
  readonly sha256: string;
  readonly picture: Picture | null;
}

/** The files first, then the rows: a row never points to nothing. */
async function keep(deps: DeskDeps, checked: Checked): Promise<KeptEvidence> {
  const { person, as, upload, mediaType, sha256, picture } = checked;
  const { tenant, userId } = person;
  const { caseId, slot, bytes, browser = NOTHING_SAID } = upload;
  const id = uuid();
  const file = { tenant, caseId, id };
  await keepEvidenceFile(deps, file, bytes);
  if (picture) for (const copy of COPIES) await keepEvidenceFile(deps, { ...file, copy }, picture[copy]);
  const about = { tenant, evidenceId: id, caseId, slot, sha256 };
  const row = picture && pictureRow(deps.keys, about, { picture, browser, as });
  const isNew = await insertRows(deps, { ...about, mediaType, bytes: bytes.length, userId, row });
  if (isNew) return { id, slot, mediaType, bytes: bytes.length, sha256, again: false };
  await removeEvidenceFile(deps, file);
  const winner = await sameFile(deps, tenant, { caseId, slot, sha256 });
  if (!winner) throw new Error(`evidence of case ${caseId} was neither written nor found`);
  return winner;
}

interface NewRows {
  readonly tenant: string;
  readonly evidenceId: string;
  readonly caseId: string;
  readonly slot: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly userId: string;
  readonly row: NewPicture | null;
}

/** @returns whether the slot did not hold these bytes yet. */
function insertRows({ pool }: DeskDeps, evidence: NewRows): Promise<boolean> {
  const { tenant, evidenceId, caseId, slot, mediaType, bytes, sha256, userId, row } = evidence;
  return inTenant(pool, tenant, async (tx) => {
    const { rowCount } = await tx.query(
      `insert into evidence (tenant_id, id, case_id, slot, media_type, bytes, sha256, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, case_id, slot, sha256) do nothing`,
      [tenant, evidenceId, caseId, slot, mediaType, bytes, sha256, userId],
    );
    if (rowCount === 1 && row) await keepPicture(tx, row);
    return rowCount === 1;
  });
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
