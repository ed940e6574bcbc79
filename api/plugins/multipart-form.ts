import multipart, { type MultipartFile } from '@fastify/multipart';
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
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

/** What of a multipart body is read where that is less than the scope takes. */
export interface ReadLess {
  /** `'none'`: files are passed over, and held nowhere. */
  readonly files?: FewFiles | 'none' | undefined;
  /** How long the plain fields may be together. */
  readonly mostFormBytes?: number;
}

/**
 * Reads a multipart body whole. Throws what the limits refuse, and `UnreadableBody`. Of a few files one that is too long
 * ends one byte beyond, so that it is known which it was, and the form can be shown again.
 */
export async function readMultipart(request: FastifyRequest, less: ReadLess = {}): Promise<MultipartForm> {
  const form = await readParts(request, less).catch((error: unknown) => {
    throw isOfPlugin(error) ? error : new UnreadableBody([{ pointer: '#', code: 'notMultipart' }]);
  });
  const unstorable = unstorableIn(form.fields, '#');
  if (unstorable.length > 0) throw new UnreadableBody(unstorable);
  return form;
}

async function readParts(request: FastifyRequest, less: ReadLess): Promise<MultipartForm> {
  const { files: wanted, mostFormBytes = Number.POSITIVE_INFINITY } = less;
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  const entries: [string, string][] = [];
  const files: SentPart[] = [];
  let formBytes = 0;
  for await (const part of request.parts(limitsOf(wanted))) {
    if (part.type === 'file') {
      if (wanted === 'none') part.file.resume();
      else files.push(await sentPart(part));
      continue;
    }
    const text = textOf(part.value);
    formBytes += part.fieldname.length + text.length;
    // Read on to the end: an answer in the middle of a body does not reach every browser.
    if (formBytes <= mostFormBytes) entries.push([part.fieldname, (fields[part.fieldname] = text)]);
  }
  if (formBytes > mostFormBytes) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
  return { fields, entries, files, file: files[0] ?? null };
}

function limitsOf(files: ReadLess['files']) {
  if (files === undefined) return undefined;
  if (files === 'none') return { throwFileSizeLimit: false };
  return { limits: { files: files.mostFiles, fileSize: files.mostBytes + 1 }, throwFileSizeLimit: false };
}

async function sentPart(part: MultipartFile): Promise<SentPart> {
  return { field: part.fieldname, bytes: await part.toBuffer(), mediaType: part.mimetype, name: part.filename };
}

/** The plugin's own errors carry a code; those of the parser beneath it (no boundary, cut short) carry none. */
function isOfPlugin(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('FST_');
}

/** A field that is sent as JSON arrives parsed. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
