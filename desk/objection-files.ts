import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { NewObjectionFile } from '../record/objection-files.js';
import { checkFile, type SentFile } from './check-file.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { COPIES, keepEvidenceFile, removeEvidenceFile } from './evidence-files.js';
import { isPicture, type Picture, takePicture } from './pictures/take-picture.js';

/** Anybody may send them, so there are few, and they are not large. */
export const MOST_OBJECTION_FILES = 3;
export const MOST_OBJECTION_BYTES = 30 * 1024 * 1024;

/** A file that passed every check, ready to be kept. */
export interface CheckedFile {
  readonly row: NewObjectionFile;
  readonly content: Buffer;
  /** Of a photograph its copies to show. */
  readonly picture: Picture | null;
}

type Deps = Pick<DeskDeps, 'fileStore' | 'keys' | 'antivirus' | 'logger'>;

/**
 * Checks the files of an objection like papers of a case; nothing is kept meanwhile. Of a photograph of somebody unnamed
 * the copy without what the camera wrote is all that will be: it says which telephone it was, and where.
 */
export async function checkObjectionFiles(
  deps: Deps,
  files: readonly SentFile[],
  isNamed: boolean,
): Promise<readonly CheckedFile[] | DeskProblem> {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (files.length > MOST_OBJECTION_FILES || bytes > MOST_OBJECTION_BYTES) return { problem: 'objectionFilesTooMuch' };
  const checked: CheckedFile[] = [];
  for (const [at, file] of files.entries()) {
    const one = await checkOne(deps, file, isNamed);
    if (isProblem(one)) return { ...one, place: at + 1 };
    checked.push(one);
  }
  return checked;
}

async function checkOne(deps: Deps, file: SentFile, isNamed: boolean): Promise<CheckedFile | DeskProblem> {
  const mediaType = await checkFile(deps, file);
  if (isProblem(mediaType)) return mediaType;
  const picture = isPicture(mediaType) ? await takePicture(file.bytes, mediaType) : null;
  if (isProblem(picture)) return picture;
  const redrawn = picture !== null && !isNamed;
  const content = redrawn ? picture.shown : file.bytes;
  const row = {
    id: uuid(),
    mediaType: redrawn ? 'image/jpeg' : mediaType,
    bytes: content.length,
    sha256: sha256Of(content),
    sentSha256: sha256Of(file.bytes),
  };
  return { row, content, picture };
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Where files of objections lie: sealed among those of the case. */
interface OfCase {
  readonly tenant: string;
  readonly caseId: string;
}

/** Keeps checked files, before the rows that name them: a row never points to nothing. */
export async function keepObjectionFiles(
  deps: Pick<DeskDeps, 'fileStore' | 'keys'>,
  of: OfCase,
  files: readonly CheckedFile[],
): Promise<void> {
  for (const { row, content, picture } of files) {
    const name = { ...of, id: row.id };
    await keepEvidenceFile(deps, name, content);
    if (picture) for (const copy of COPIES) await keepEvidenceFile(deps, { ...name, copy }, picture[copy]);
  }
}

/** Removes files again of which no row came to be. */
export async function dropObjectionFiles(
  deps: Pick<DeskDeps, 'fileStore' | 'keys'>,
  of: OfCase,
  files: readonly CheckedFile[],
): Promise<void> {
  await Promise.all(files.map(({ row }) => removeEvidenceFile(deps, { ...of, id: row.id })));
}
