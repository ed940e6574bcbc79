import type { FastifyReply } from 'fastify';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
  'text/csv': 'csv',
};

/** A file as it goes out. `name` without an extension, of letters, digits and hyphens. */
export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly content: Buffer;
  /** Only for what we drew ourselves. */
  readonly drawn?: true;
}

/** Sends a file to be saved, never to be kept by the browser nor, unless we drew it ourselves, to be shown. */
export function sendFile(
  reply: FastifyReply,
  { name, mediaType, bytes, sha256, content, drawn }: SentFile,
): FastifyReply {
  const disposition = drawn ? 'inline' : 'attachment';
  return reply
    .header('content-type', mediaType)
    .header('content-length', bytes)
    .header('content-disposition', `${disposition}; filename="${name}.${EXTENSIONS[mediaType] ?? 'bin'}"`)
    .header('cache-control', 'private, no-store')
    .header('etag', `"${sha256}"`)
    .send(content);
}
