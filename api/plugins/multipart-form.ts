import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UnreadableBody } from './problems.js';
import { unstorableIn } from './storable-text.js';

/** A file of a multipart body, and the field it came in. `name` is what the client calls it; it leads nowhere. */
export interface SentPart {
  readonly field: string;
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly name: string;
}

/** A multipart body: its plain fields, and the files it holds. */
export interface MultipartForm {
  readonly fields: Readonly<Record<string, string>>;
  /** The same in the order in which they came, also those that came several times. */
  readonly entries: readonly (readonly [string, string])[];
  readonly files: readonly SentPart[];
  /** The first file. */
  readonly file: SentPart | null;
}

/** How much a multipart body may hold. All bytes are those of a file. */
export interface MultipartLimits {
  readonly mostBytes: number;
  readonly mostFiles?: number;
  readonly mostFieldBytes?: number;
  readonly mostFields?: number;
  /** Whether a file that is too long ends one byte beyond, as one of few does. Otherwise the whole body is refused. */
  readonly cutsFiles?: boolean;
}

/** Lets the routes of this scope take multipart bodies; with one file unless more are said. */
export async function takeMultipart(scope: FastifyInstance, limits: MultipartLimits): Promise<void> {
  const { mostBytes, mostFiles = 1, mostFieldBytes = 1_000, mostFields = 8, cutsFiles = false } = limits;
  await scope.register(multipart, {
    throwFileSizeLimit: !cutsFiles,
    limits: {
      fileSize: cutsFiles ? mostBytes + 1 : mostBytes,
      files: mostFiles,
      fields: mostFields,
      parts: mostFields + mostFiles,
      fieldSize: mostFieldBytes,
      headerPairs: 50,
    },
  });
}

/** A few files that are read from people without an account: fewer than the scope takes, and none beyond `mostBytes`. */
export interface FewFiles {
  readonly mostFiles: number;
  readonly mostBytes: number;
}

/**
 * Reads a multipart body whole. Throws what the limits refuse, and `UnreadableBody`. Of `few` files one that is too long
 * ends one byte beyond, so that it is known which it was, and the form can be shown again.
 */
export async function readMultipart(request: FastifyRequest, few?: FewFiles): Promise<MultipartForm> {
  const form = await readParts(request, few).catch((error: unknown) => {
    throw isOfPlugin(error) ? error : new UnreadableBody([{ pointer: '#', code: 'notMultipart' }]);
  });
  const unstorable = unstorableIn(form.fields, '#');
  if (unstorable.length > 0) throw new UnreadableBody(unstorable);
  return form;
}

async function readParts(request: FastifyRequest, few?: FewFiles): Promise<MultipartForm> {
  const limited = few && { limits: { files: few.mostFiles, fileSize: few.mostBytes + 1 }, throwFileSizeLimit: false };
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  const entries: [string, string][] = [];
  const files: SentPart[] = [];
  for await (const part of request.parts(limited)) {
    if (part.type === 'field') entries.push([part.fieldname, (fields[part.fieldname] = textOf(part.value))]);
    else
      files.push({
        field: part.fieldname,
        bytes: await part.toBuffer(),
        mediaType: part.mimetype,
        name: part.filename,
      });
  }
  return { fields, entries, files, file: files[0] ?? null };
}

/** The plugin's own errors carry a code; those of the parser beneath it (no boundary, cut short) carry none. */
function isOfPlugin(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('FST_');
}

/** A field that is sent as JSON arrives parsed. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
