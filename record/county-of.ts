import type { LoadedCase } from './load-case.js';
import type { Tx } from './record-types.js';

/** The county that a case lies under. Throws when there is none: the organisation tree is broken. */
export async function countyOf(tx: Tx, { id, lineage }: LoadedCase): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(`select id from orgs where id = any($1) and level = 'county'`, [
    lineage,
  ]);
  if (!rows[0]) throw new Error(`case ${id} lies under no county`);
  return rows[0].id;
}
