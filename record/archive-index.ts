import { createHash } from 'node:crypto';
import type { OutcomeName } from '../procedures/procedure.js';
import type { Day, Facts } from '../procedures/vocabulary.js';
import { ARCHIVE_ENTRIES, type ArchiveKind } from './archive-entries.js';
import type { LoadedCase } from './load-case.js';
import type { Tx } from './record-types.js';
import { canonical } from './sealing.js';

/** One thing in the file, numbered from 1. `seq` is the act that it belongs to, `day` the day on which that happened. */
export interface ArchiveEntry {
  readonly number: number;
  readonly kind: ArchiveKind;
  readonly seq: number | null;
  readonly day: Day | null;
  readonly detail: Facts;
}

/** The index of one person's file, or of a lot's. Holds no personal data. */
export interface ArchiveIndex {
  readonly format: 1;
  readonly number: string;
  readonly procedure: string;
  readonly version: number;
  readonly openedOn: Day;
  readonly outcome: OutcomeName | null;
  readonly seq: number;
  /** The head of the case's hash chain: with it every act of the file can be proved. */
  readonly headHash: string;
  /** By number: of a home the lots in which it lay and its follow-up; of a follow-up, and of a recovery, what it is about. */
  readonly lots: readonly string[];
  readonly followUp: string | null;
  readonly home: string | null;
  readonly entries: readonly ArchiveEntry[];
}

export interface SealedIndex {
  readonly index: ArchiveIndex;
  /** SHA-256 over the index as JSON with sorted keys and no blanks: a printed index can be held against it. */
  readonly sha256: string;
}

/** Draws up the index of a case's file. The same record gives the same index; that of a closed case is final. */
export async function archiveIndex(tx: Tx, loaded: LoadedCase): Promise<SealedIndex> {
  const { id, procedure, state } = loaded;
  const { rows: entries } = await tx.query<ArchiveEntry>(ARCHIVE_ENTRIES, [id, state.seq]);
  const index: ArchiveIndex = {
    format: 1,
    number: loaded.number,
    procedure: procedure.id,
    version: procedure.version,
    openedOn: loaded.openedOn,
    outcome: state.closed,
    seq: state.seq,
    headHash: loaded.headHash.toString('hex'),
    ...(await linksOf(tx, id)),
    entries,
  };
  return { index, sha256: createHash('sha256').update(canonical(index), 'utf8').digest('hex') };
}

async function linksOf(tx: Tx, caseId: string): Promise<Pick<ArchiveIndex, 'lots' | 'followUp' | 'home'>> {
  const { rows } = await tx.query<Pick<ArchiveIndex, 'lots' | 'followUp' | 'home'>>(
    `select (select coalesce(jsonb_agg(distinct l.number), '[]') from case_links k join cases l on l.id = k.lot_id where k.home_id = $1)
         || (select coalesce(jsonb_agg(a.number), '[]') from recoveries r join contracts k on k.lot_id = r.about_id join cases a on a.id = k.lot_id where r.id = $1) as lots,
       (select v.number from case_followups f join cases v on v.id = f.visit_id where f.home_id = $1) as "followUp",
       (select h.number from cases h where h.person_id is not null and h.id in (select home_id from case_followups where visit_id = $1
         union select about_id from recoveries where id = $1)) as home`,
    [caseId],
  );
  return rows[0] ?? { lots: [], followUp: null, home: null };
}
