import { type ObjectionFile, objectionFile } from '../record/objection-files.js';
import { actingAs, type CasePlace } from './authorise.js';
import { atCase } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import type { Copy } from './evidence-files.js';
import { type EvidenceFile, fileContent } from './get-evidence.js';
import { inquiryOf } from './inquiry.js';
import { noteSensitiveReads } from './note-sensitive-reads.js';
import { inspects } from './pictures/inspects.js';
import { isPicture } from './pictures/take-picture.js';
import type { Person } from './who-am-i.js';

/** Which file of an objection, and of a picture which copy of it. */
export interface WantedObjectionFile {
  readonly caseId: string;
  readonly objectionId: string;
  readonly fileId: string;
  readonly copy?: Copy | 'original' | undefined;
}

interface Found {
  readonly file: ObjectionFile;
  readonly place: CasePlace;
}

/**
 * A file that the public sent with an objection, for those alone who inquire into it: who reads it leaves a row, also
 * where the objector is unnamed, for it may show anybody. A picture as it was kept is for those who inspect pictures.
 */
export async function getObjectionFile(
  deps: Pick<DeskDeps, 'pool' | 'keys' | 'fileStore'>,
  person: Person,
  { copy = 'shown', ...wanted }: WantedObjectionFile,
): Promise<EvidenceFile | DeskProblem> {
  const { caseId } = wanted;
  const found = await atCase(deps, person, caseId, async ({ tx, place, loaded }): Promise<Found | DeskProblem> => {
    const may = actingAs(person, place, { by: inquiryOf(loaded.procedure)?.by ?? [] }) !== null;
    if (!may) return { problem: 'notYourRole' };
    const file = await objectionFile(tx, wanted);
    if (!file) return { problem: 'notFound' };
    const inspected = copy === 'original' && isPicture(file.mediaType);
    return inspected && !inspects(person, place) ? { problem: 'notYourRole' } : { file, place };
  });
  if (!found) return { problem: 'notFound' };
  if (isProblem(found)) return found;
  const { file, place } = found;
  await noteSensitiveReads(deps, person, [{ caseId, kind: 'objection', place }]);
  const { id, ...row } = file;
  return fileContent(deps, { tenant: person.tenant, caseId, id }, row, copy);
}
