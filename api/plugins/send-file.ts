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
}

/** Sends a file to be saved, never to be shown or kept by the browser. */
export function sendFile(reply: FastifyReply, { name, mediaType, bytes, sha256, content }: SentFile): FastifyReply {
  return reply
    .header('content-type', mediaType)
    .header('content-length', bytes)
    .header('content-disposition', `attachment; filename="${name}.${EXTENSIONS[mediaType] ?? 'bin'}"`)
    .header('cache-control', 'private, no-store')
    .header('etag', `"${sha256}"`)
    .send(content);
}
