import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A multipart body: its plain fields, and the one file it may hold. */
export interface MultipartForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly bytes: Buffer; readonly mediaType: string } | null;
}

/** Lets the routes of this scope take multipart bodies with one file of at most `mostBytes`. */
export async function takeMultipart(scope: FastifyInstance, mostBytes: number): Promise<void> {
  await scope.register(multipart, {
    limits: { fileSize: mostBytes, files: 1, fields: 8, parts: 9, fieldSize: 1_000, headerPairs: 50 },
  });
}

/** Reads a multipart body whole. Throws what the limits refuse. */
export async function readMultipart(request: FastifyRequest): Promise<MultipartForm> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  let file: MultipartForm['file'] = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else file = { bytes: await part.toBuffer(), mediaType: part.mimetype };
  }
  return { fields, file };
}
