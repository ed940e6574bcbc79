import type { Command } from '../procedures/case.js';
import type { Tx } from './record-types.js';

/** A file as an act may rest on it. */
export interface EvidenceFile {
  readonly id: string;
  readonly slot: string;
  readonly sha256: string;
  readonly fresh: boolean;
}

/** The files of a case: those named, or all. */
export async function readEvidence(tx: Tx, caseId: string, ids: readonly string[] | null): Promise<EvidenceFile[]> {
  const { rows } = await tx.query<EvidenceFile>(
    `select id, slot, sha256, used_seq is null as fresh from evidence
     where case_id = $1 and ($2::uuid[] is null or id = any($2)) order by id`,
    [caseId, ids],
  );
  return rows;
}

/** How many files each slot holds. */
export function countBySlot(files: readonly EvidenceFile[]): Command['evidence'] {
  const counts: Record<string, { all: number; fresh: number }> = {};
  for (const { slot, fresh } of files) {
    const count = (counts[slot] ??= { all: 0, fresh: 0 });
    count.all += 1;
    if (fresh) count.fresh += 1;
  }
  return counts;
}
