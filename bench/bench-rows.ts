import type { Pool } from 'pg';

export const CREATE_ROWS = `create schema bench; create table bench.rows (
  id bigint generated always as identity primary key, case_id text not null, request_id text not null unique, action text not null, body text not null)`;

/** As long as the body of an event of the product usually is. */
const BODY = 'x'.repeat(900);

/** One row in one transaction. @returns its number. */
export async function insertRow(
  pool: Pool,
  row: { readonly caseId: string; readonly requestId: string; readonly action: string },
): Promise<number> {
  const tx = await pool.connect();
  try {
    await tx.query('begin');
    const { rows } = await tx.query<{ id: string }>(
      'insert into bench.rows (case_id, request_id, action, body) values ($1, $2, $3, $4) returning id',
      [row.caseId, row.requestId, row.action, BODY],
    );
    await tx.query('commit');
    return Number(rows[0]?.id);
  } finally {
    tx.release();
  }
}
