import type { FastifyReply, FastifyRequest } from 'fastify';
import { MOST_BYTES } from '../../desk/check-file.js';
import type { UploadStanding } from '../../desk/uploads/begin-upload.js';

/** The version of the protocol that is spoken: https://tus.io/protocols/resumable-upload, core, creation, termination, expiration. */
export const TUS_HEADERS = {
  'tus-resumable': '1.0.0',
  'tus-version': '1.0.0',
  'tus-extension': 'creation,creation-with-upload,termination,expiration',
  'tus-max-size': String(MOST_BYTES),
  'cache-control': 'no-store',
} as const;

export const PIECES_TYPE = 'application/offset+octet-stream';

/** A header that is a whole number; `null` when it is something else. */
export function numberIn({ headers }: FastifyRequest, name: string): number | null {
  const said = headers[name]?.toString() ?? '';
  return /^\d{1,12}$/.test(said) ? Number(said) : null;
}

/** The pairs of `Upload-Metadata`: names, each with its value in base64. */
export function metadataIn({ headers }: FastifyRequest): Readonly<Record<string, string>> {
  const pairs = (headers['upload-metadata']?.toString() ?? '').slice(0, MOST_METADATA).split(',');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.trim().split(' ');
      return [name, Buffer.from(value, 'base64').toString('utf8')];
    }),
  );
}

const MOST_METADATA = 4_000;

/** Says where an upload stands; once it was taken over also what it became. */
export function sayStanding(reply: FastifyReply, standing: UploadStanding): FastifyReply {
  const { length, received, evidenceId, expiresAt } = standing;
  return reply.headers({
    'upload-offset': evidenceId === null ? received : length,
    'upload-length': length,
    ...(evidenceId === null ? { 'upload-expires': expiresAt.toUTCString() } : { 'tongtu-evidence': evidenceId }),
  });
}
