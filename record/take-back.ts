import type { Tx } from './record-types.js';

interface Recalled {
  readonly tenant: string;
  readonly caseId: string;
  /** The event that is recalled; the recall itself is the next. */
  readonly seq: number;
}

/**
 * Undoes what a recalled act left beside the case: its papers serve again, what should follow from it is called off, and
 * whoever was told since, also to whom the task was handed on, is told of the recall. The event itself stays.
 */
export async function takeBackTraces(tx: Tx, { tenant, caseId, seq }: Recalled): Promise<void> {
  await Promise.all([
    tx.query('update evidence set used_seq = null where case_id = $1 and used_seq = $2', [caseId, seq]),
    tx.query('update file_reuses set used_seq = null where case_id = $1 and used_seq = $2', [caseId, seq]),
    tx.query(`update case_effects set state = 'calledOff' where case_id = $1 and seq = $2 and state = 'pending'`, [
      caseId,
      seq,
    ]),
    tx.query(
      `insert into notifications (tenant_id, id, case_id, seq, org_id, user_id, reason)
       select $1, uuidv7(), $2, $3::integer + 1, t.org_id, t.user_id, 'recall'
       from (select distinct n.org_id, n.user_id from notifications n where n.case_id = $2 and n.seq = $3) t`,
      [tenant, caseId, seq],
    ),
  ]);
}
