import type { CasePlace } from './authorise.js';
import { atCase } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { type Copy, type EvidenceName, readEvidenceFile } from './evidence-files.js';
import { drawnFile } from './pictures/drawn-file.js';
import { inspects } from './pictures/inspects.js';
import { isPicture, takePicture } from './pictures/take-picture.js';
import { noteSensitiveReads } from './note-sensitive-reads.js';
import { readableSlots } from './readable-slots.js';
import type { Person } from './who-am-i.js';

/** A piece of evidence, or a copy of it. */
export interface EvidenceFile {
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly content: Buffer;
  /** We drew it ourselves, out of a picture: a browser may show it. */
  readonly drawn?: true;
}

/** Which file of a case, and of a picture which copy of it. */
export interface WantedEvidence {
  readonly caseId: string;
  readonly evidenceId: string;
  /** Of a paper that is no picture there is the original alone. */
  readonly copy?: Copy | 'original' | undefined;
}

/** A file as the record names it. */
export type FileRow = Omit<EvidenceFile, 'content' | 'drawn'>;

type Store = Pick<DeskDeps, 'fileStore' | 'keys'>;

interface Found {
  readonly row: FileRow;
  /** Where the case lies, when its papers are about a household. */
  readonly personal: CasePlace | null;
}

/** A file of a case, for people who may look into its slot. A picture as it was handed in is for those who inspect it. */
export async function getEvidence(
  deps: DeskDeps,
  person: Person,
  { caseId, evidenceId, copy = 'shown' }: WantedEvidence,
): Promise<EvidenceFile | DeskProblem> {
  const found = await atCase(deps, person, caseId, async ({ tx, place, loaded }): Promise<Found | DeskProblem> => {
    const { rows } = await tx.query<FileRow & { slot: string }>(
      'select slot, media_type as "mediaType", bytes, sha256 from evidence where case_id = $1 and id = $2',
      [caseId, evidenceId],
    );
    const [row] = rows;
    if (!row) return { problem: 'notFound' };
    if (!readableSlots(loaded.procedure, person, place)(row.slot)) return { problem: 'notYourRole' };
    const inspected = isPicture(row.mediaType) && copy === 'original';
    if (inspected && !inspects(person, place)) return { problem: 'notYourRole' };
    return { row, personal: loaded.procedure.subject === 'lot' ? null : place };
  });
  if (!found) return { problem: 'notFound' };
  if (isProblem(found)) return found;
  if (found.personal) await noteSensitiveReads(deps, person, [{ caseId, kind: 'paper', place: found.personal }]);
  return fileContent(deps, { tenant: person.tenant, caseId, id: evidenceId }, found.row, copy);
}

/** A sealed file with its content, or the copy of a picture that is wanted. Who may have it was asked before. */
export async function fileContent(
  deps: Store,
  name: EvidenceName,
  row: FileRow,
  copy: Copy | 'original',
): Promise<EvidenceFile | DeskProblem> {
  if (copy !== 'original' && isPicture(row.mediaType)) return readCopy(deps, { ...name, copy }, row.mediaType);
  const content = await readEvidenceFile(deps, name);
  return content ? { ...row, content } : { problem: 'fileLost' };
}

/** A picture's copy; made anew where there is none, as of pictures that were handed in before copies were kept. */
async function readCopy(
  deps: Store,
  name: EvidenceName & { readonly copy: Copy },
  mediaType: string,
): Promise<EvidenceFile | DeskProblem> {
  const content = (await readEvidenceFile(deps, name)) ?? (await makeCopy(deps, name, mediaType));
  return isProblem(content) ? content : drawnFile(content);
}

async function makeCopy(
  deps: Store,
  { tenant, caseId, id, copy }: EvidenceName & { readonly copy: Copy },
  mediaType: string,
): Promise<Buffer | DeskProblem> {
  const original = await readEvidenceFile(deps, { tenant, caseId, id });
  if (!original) return { problem: 'fileLost' };
  const picture = await takePicture(original, mediaType);
  return isProblem(picture) ? picture : picture[copy];
}
