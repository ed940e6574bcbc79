import type { Tx } from './record-types.js';

/** A file on its way. */
export interface UploadRow {
  readonly id: string;
  readonly userId: string;
  readonly caseId: string;
  readonly slot: string;
  readonly claimedType: string;
  readonly length: number;
  readonly received: number;
  readonly pieces: readonly string[];
  readonly claimsSealed: Buffer;
  /** What it became; `null` while it is on its way. */
  readonly evidenceId: string | null;
  readonly expiresAt: Date;
}

export type NewUpload = Pick<
  UploadRow,
  'id' | 'userId' | 'caseId' | 'slot' | 'claimedType' | 'length' | 'claimsSealed'
>;

const COLUMNS = `id, user_id as "userId", case_id as "caseId", slot, claimed_type as "claimedType", length, received, pieces,
  claims_sealed as "claimsSealed", evidence_id as "evidenceId", expires_at as "expiresAt"`;

/** Notes that a file will come; nothing when one of that name is known already. */
export async function insertUpload(tx: Tx, tenant: string, upload: NewUpload, days: number): Promise<void> {
  const { id, userId, caseId, slot, claimedType, length, claimsSealed } = upload;
  await tx.query(
    `insert into uploads (tenant_id, id, user_id, case_id, slot, claimed_type, length, claims_sealed, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, app_now() + make_interval(days => $9)) on conflict do nothing`,
    [tenant, id, userId, caseId, slot, claimedType, length, claimsSealed, days],
  );
}

/** The person's own upload of that name; `null` when there is none. */
export async function readUpload(tx: Tx, id: string, userId: string): Promise<UploadRow | null> {
  const { rows } = await tx.query<UploadRow>(`select ${COLUMNS} from uploads where id = $1 and user_id = $2`, [
    id,
    userId,
  ]);
  return rows[0] ?? null;
}

/** How much of a person's files is on its way. */
export async function underWay(tx: Tx, userId: string): Promise<{ readonly files: number; readonly bytes: number }> {
  const { rows } = await tx.query<{ files: number; bytes: number }>(
    'select count(*)::int as files, coalesce(sum(length), 0)::int as bytes from uploads where user_id = $1 and evidence_id is null',
    [userId],
  );
  return rows[0] ?? { files: 0, bytes: 0 };
}

/** Adds a piece behind those that are there. @returns whether it was the next one: two senders at once do not mix. */
export async function addPiece(
  tx: Tx,
  { id, at, bytes, piece, days }: { id: string; at: number; bytes: number; piece: string; days: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update uploads set received = received + $3, pieces = array_append(pieces, $4::uuid), expires_at = app_now() + make_interval(days => $5)
     where id = $1 and received = $2 and evidence_id is null`,
    [id, at, bytes, piece, days],
  );
  return rowCount === 1;
}

/** Notes what the file became. The name stays known for so many days, so that what is sent again is not kept again. */
export async function finishUpload(tx: Tx, id: string, evidenceId: string, days: number): Promise<void> {
  await tx.query(
    `update uploads set evidence_id = $2, pieces = '{}', expires_at = app_now() + make_interval(days => $3) where id = $1`,
    [id, evidenceId, days],
  );
}

export async function deleteUpload(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from uploads where id = $1', [id]);
}

/** Takes out uploads that nobody went on with in time. Several at once take different ones. */
export async function deleteExpired(tx: Tx, most: number): Promise<Pick<UploadRow, 'caseId' | 'pieces'>[]> {
  const { rows } = await tx.query<Pick<UploadRow, 'caseId' | 'pieces'>>(
    `delete from uploads where (tenant_id, id) in
       (select tenant_id, id from uploads where expires_at < app_now() order by expires_at limit $1 for update skip locked)
     returning case_id as "caseId", pieces`,
    [most],
  );
  return rows;
}
