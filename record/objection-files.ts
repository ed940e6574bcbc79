import type { Tx } from './record-types.js';

/** A file that came with an objection, as it is kept. */
export interface ObjectionFile {
  readonly id: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file as it goes into the record. `sentSha256` is of the bytes as they were sent, which need not be those kept. */
export interface NewObjectionFile extends ObjectionFile {
  readonly sentSha256: string;
}

const COLUMNS = 'f.id, f.media_type as "mediaType", f.bytes, f.sha256';

/** Keeps the files of an objection in their order. Their bytes lie in the file store before. */
export async function insertObjectionFiles(
  tx: Tx,
  tenant: string,
  objectionId: string,
  files: readonly NewObjectionFile[],
): Promise<void> {
  for (const [at, { id, mediaType, bytes, sha256 }] of files.entries())
    await tx.query(
      `insert into objection_files (tenant_id, id, objection_id, place, media_type, bytes, sha256) values ($1, $2, $3, $4, $5, $6, $7)`,
      [tenant, id, objectionId, at + 1, mediaType, bytes, sha256],
    );
}

/** The files of each objection to a case's notices that has any, in the order in which they were sent. */
export async function filesOfObjections(
  tx: Tx,
  caseId: string,
): Promise<ReadonlyMap<string, readonly ObjectionFile[]>> {
  const { rows } = await tx.query<ObjectionFile & { objectionId: string }>(
    `select ${COLUMNS}, f.objection_id as "objectionId" from objection_files f
     join received_objections o on o.id = f.objection_id where o.case_id = $1 order by f.place`,
    [caseId],
  );
  const files = new Map<string, ObjectionFile[]>();
  for (const { objectionId, ...file } of rows) files.set(objectionId, [...(files.get(objectionId) ?? []), file]);
  return files;
}

/** One file of an objection of a case; `null` when there is none of that id. */
export async function objectionFile(
  tx: Tx,
  { caseId, objectionId, fileId }: Readonly<Record<'caseId' | 'objectionId' | 'fileId', string>>,
): Promise<ObjectionFile | null> {
  const { rows } = await tx.query<ObjectionFile>(
    `select ${COLUMNS} from objection_files f join received_objections o on o.id = f.objection_id
     where o.case_id = $1 and o.id = $2 and f.id = $3`,
    [caseId, objectionId, fileId],
  );
  return rows[0] ?? null;
}
