import type { Command } from '../procedures/case.js';
import type { Tx } from './record-types.js';
import { IS_REJECTED } from './rejected-files.js';
import { OPEN_REUSE } from './reused-files.js';

/** A file as an act may rest on it. */
export interface EvidenceFile {
  readonly id: string;
  readonly slot: string;
  readonly sha256: string;
  /** No act used it up, or it counts once more. */
  readonly fresh: boolean;
  /** The row that lets it count once more; `null` where it is new or used up. */
  readonly reuseId: string | null;
  /** Found unfit: it counts for nothing. */
  readonly rejected: boolean;
}

const SELECT = `select e.id, e.slot, e.sha256, e.used_seq is null or again.id is not null as fresh, again.id as "reuseId",
    ${IS_REJECTED} as rejected
  from evidence e left join lateral (${OPEN_REUSE}) again on e.used_seq is not null`;

/** The files of a case: those named, or all. */
export async function readEvidence(tx: Tx, caseId: string, ids: readonly string[] | null): Promise<EvidenceFile[]> {
  const { rows } = await tx.query<EvidenceFile>(
    `${SELECT} where e.case_id = $1 and ($2::uuid[] is null or e.id = any($2)) order by e.id`,
    [caseId, ids],
  );
  return rows;
}

/** The files that a kept submission rests on. */
export async function readSubmittedEvidence(
  tx: Tx,
  { caseId, requestId }: { readonly caseId: string; readonly requestId: string },
): Promise<EvidenceFile[]> {
  const { rows } = await tx.query<EvidenceFile>(
    `${SELECT} join submissions s on s.request_id = $2 and s.case_id = e.case_id
     where e.case_id = $1 and (s.evidence_ids is null or e.id = any(s.evidence_ids)) order by e.id`,
    [caseId, requestId],
  );
  return rows;
}

/** How many files each slot holds that count. */
export function countBySlot(files: readonly EvidenceFile[]): Command['evidence'] {
  const counts: Record<string, { all: number; fresh: number }> = {};
  for (const { slot, fresh, rejected } of files) {
    if (rejected) continue;
    const count = (counts[slot] ??= { all: 0, fresh: 0 });
    count.all += 1;
    if (fresh) count.fresh += 1;
  }
  return counts;
}
