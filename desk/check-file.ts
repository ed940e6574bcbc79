import { fileTypeFromBuffer } from 'file-type';
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

/** The real type of a file, read from its bytes; a problem when it is not one of those taken or not what it says. */
export async function checkFile({ bytes, claimedType }: SentFile): Promise<string | DeskProblem> {
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
