import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { inTenant, readInTenant } from '../record/in-tenant.js';
import { noteReads } from '../record/note-reads.js';
import { visitOfId } from '../record/sampling-visits.js';
import { checkFile, type SentFile } from './check-file.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { keepEvidenceFile, readEvidenceFile, removeEvidenceFile } from './evidence-files.js';
import { SAMPLES } from './freeze-sampling.js';
import type { EvidenceFile } from './get-evidence.js';
import { FOLLOW_SAMPLINGS } from './list-samplings.js';
import { drawnFile } from './pictures/drawn-file.js';
import { isPicture, takePicture } from './pictures/take-picture.js';
import { actingBy, holds } from './seats.js';
import type { Person } from './who-am-i.js';

/** A photograph of a visit as kept. `again`: the visit held the same bytes before. */
export interface KeptPhoto {
  readonly id: string;
  readonly again: boolean;
}

/** Keeps a photograph of a visit to a sampled home, sealed as papers are. The same twice is one. */
export async function addSamplingPhoto(
  deps: DeskDeps,
  person: Person,
  { visitId, ...file }: SentFile & { readonly visitId: string },
): Promise<KeptPhoto | DeskProblem> {
  if (!holds(person, SAMPLES)) return { problem: 'notYourRole' };
  const { tenant, userId } = person;
  const visit = await readInTenant(deps.pool, tenant, (tx) => visitOfId(tx, visitId));
  if (!visit) return { problem: 'notFound' };
  const mediaType = await checkFile(deps, file);
  if (isProblem(mediaType)) return mediaType;
  const picture = isPicture(mediaType) ? await takePicture(file.bytes, mediaType) : null;
  if (isProblem(picture)) return picture;
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const name = { tenant, caseId: visit.caseId, id: uuid() };
  await keepEvidenceFile(deps, name, file.bytes);
  const { rows } = await inTenant(deps.pool, tenant, async (tx) => {
    await tx.query(
      `insert into sampling_photos (tenant_id, id, visit_id, case_id, media_type, bytes, sha256, uploaded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id, visit_id, sha256) do nothing`,
      [tenant, name.id, visitId, visit.caseId, mediaType, file.bytes.length, sha256, userId],
    );
    return tx.query<{ id: string }>('select id from sampling_photos where visit_id = $1 and sha256 = $2', [
      visitId,
      sha256,
    ]);
  });
  const id = rows[0]?.id ?? name.id;
  if (id !== name.id) await removeEvidenceFile(deps, name);
  return { id, again: id !== name.id };
}

/** A photograph of a visit, and whether it is wanted as it came. */
export interface WantedPhoto {
  readonly visitId: string;
  readonly photoId: string;
  readonly original?: boolean;
}

/** Who took it, and who audits, look at it with what the camera wrote into it. */
const SEE_ORIGINALS = [...SAMPLES, 'auditor'] as const;

/** A photograph of a visit, for those who follow samplings: a copy without what the camera wrote, unless the original is asked for. */
export async function getSamplingPhoto(
  deps: DeskDeps,
  person: Person,
  { visitId, photoId, original = false }: WantedPhoto,
): Promise<EvidenceFile | DeskProblem> {
  if (!holds(person, original ? SEE_ORIGINALS : FOLLOW_SAMPLINGS)) return { problem: 'notYourRole' };
  const { rows } = await readInTenant(deps.pool, person.tenant, (tx) =>
    tx.query<Omit<EvidenceFile, 'content'> & { caseId: string }>(
      `select media_type as "mediaType", bytes, sha256, case_id as "caseId" from sampling_photos where visit_id = $1 and id = $2`,
      [visitId, photoId],
    ),
  );
  const [row] = rows;
  if (!row) return { problem: 'notFound' };
  const { caseId, ...photo } = row;
  const seat = actingBy(person, FOLLOW_SAMPLINGS);
  if (seat?.role && seat.orgId) {
    const { role, orgId } = seat;
    const read = { caseId, kind: 'paper', role, orgId, onBehalfOfUserId: null, outsideTown: false } as const;
    await noteReads(deps.pool, person.tenant, person.userId, [read]);
  }
  const content = await readEvidenceFile(deps, { tenant: person.tenant, caseId, id: photoId });
  if (!content) return { problem: 'fileLost' };
  return original ? { ...photo, content } : copyOf({ ...photo, content });
}

async function copyOf(file: EvidenceFile): Promise<EvidenceFile | DeskProblem> {
  if (!isPicture(file.mediaType)) return file;
  const picture = await takePicture(file.content, file.mediaType);
  return isProblem(picture) ? picture : drawnFile(picture.shown);
}
