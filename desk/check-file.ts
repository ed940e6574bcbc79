import { fileTypeFromBuffer } from 'file-type';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';

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

/** A file as it came through a door. */
export interface SentFile {
  readonly bytes: Buffer;
  /** The type that the client says it is. */
  readonly claimedType: string;
}

/**
 * The real type of a file, read from its bytes; a problem when it is not one of those taken, not what it says, or
 * carries something harmful. Where nobody can say whether it does, nothing is let through.
 */
export async function checkFile(
  deps: Pick<DeskDeps, 'antivirus' | 'logger'>,
  { bytes, claimedType }: SentFile,
): Promise<string | DeskProblem> {
  if (bytes.length === 0) return { problem: 'fileEmpty' };
  if (bytes.length > MOST_BYTES) return { problem: 'fileTooLarge' };
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  const problem = problemOfType(mediaType, claimedType) ?? (await scan(deps, bytes));
  return problem ? { problem } : mediaType;
}

async function scan(
  { antivirus, logger }: Pick<DeskDeps, 'antivirus' | 'logger'>,
  bytes: Buffer,
): Promise<'fileInfected' | 'scannerAway' | null> {
  try {
    return (await antivirus.isInfected(bytes)) ? 'fileInfected' : null;
  } catch (error) {
    logger.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'a file was refused unscanned');
    return 'scannerAway';
  }
}

function problemOfType(mediaType: string, claimedType: string): 'fileTypeNotAllowed' | 'fileNotWhatItClaims' | null {
  const names = ALLOWED[mediaType];
  const [claim = ''] = claimedType.toLowerCase().split(';');
  if (NO_CLAIM.includes(claim)) return names ? null : 'fileTypeNotAllowed';
  if (!Object.values(ALLOWED).some((known) => known.includes(claim))) return 'fileTypeNotAllowed';
  return names?.includes(claim) ? null : 'fileNotWhatItClaims';
}
