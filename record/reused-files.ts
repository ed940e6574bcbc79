import { noteAct } from './administrative-acts.js';
import { heldCaseSeq } from './held-case.js';
import type { ActingAs, Tx } from './record-types.js';
import { IS_REJECTED } from './rejected-files.js';
import { stands } from './standing-events.js';

/** One time that a firm let a file count once more, and the act that then rested on it; `null` while none does. */
export interface FileReuse {
  readonly chosenAt: string;
  readonly usedSeq: number | null;
}

/** SQL: the event by which case `c` was sent back to where it stands; null where it came there otherwise. */
const sentBackSeq = (c: string): string => `(select s.seq from case_events s
  where s.case_id = ${c} and s.action = 'sendBack' and ${stands('s')} and not exists (select 1 from case_events v
    where v.case_id = s.case_id and v.seq > s.seq and v.to_step is distinct from v.from_step and ${stands('v')}))`;

/** SQL over evidence `e`: the reuse `u` on which the next act may rest; no row where the file was used up. */
export const OPEN_REUSE = `select u.id from file_reuses u
  where u.case_id = e.case_id and u.evidence_id = e.id and u.used_seq is null and u.sent_back_seq = ${sentBackSeq('e.case_id')}`;

/** SQL over evidence `e`: each time that it counted or counts once more, the first first, as a JSON list of `FileReuse`. */
export const REUSES = `(select coalesce(jsonb_agg(jsonb_build_object('usedSeq', u.used_seq, 'chosenAt',
    to_char(u.chosen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by u.sent_back_seq), '[]')
  from file_reuses u where u.case_id = e.case_id and u.evidence_id = e.id
    and (u.used_seq is not null or u.sent_back_seq = ${sentBackSeq('e.case_id')}))`;

/** SQL: the last act that rested on a file. */
const lastUse = (file: string): string => `greatest(${file}.used_seq,
  (select max(l.used_seq) from file_reuses l where l.case_id = ${file}.case_id and l.evidence_id = ${file}.id))`;

/** The files of the round that was sent back, none of them found unfit; those that count again already are among them. */
const SENT_BACK_FILES = `select e.id, (${OPEN_REUSE}) is not null as "countsAgain" from evidence e
  where e.case_id = $1 and not ${IS_REJECTED} and ${lastUse('e')} < ${sentBackSeq('$1')}
    and ${lastUse('e')} = (select max(${lastUse('o')}) from evidence o where o.case_id = e.case_id and o.slot = e.slot)
    and e.slot = any($2) order by e.id`;

/** Files that may count once more: of a case, in some slots. */
interface SentBack {
  readonly caseId: string;
  readonly slots: readonly string[];
}

/** The files that may count once more and do not yet: of the round that was sent back, none of them found unfit. */
export async function filesToUseAgain(tx: Tx, { caseId, slots }: SentBack): Promise<string[]> {
  const { rows } = await sentBackFiles(tx, { caseId, slots });
  return rows.filter(({ countsAgain }) => !countsAgain).map(({ id }) => id);
}

/**
 * Lets files of the round that was sent back count for the next report as if they had just come in. When each first came
 * in stays on record.
 * @returns whether they count now; `false`, and nothing is written, where one of them may not.
 */
export async function useFilesAgain(
  tx: Tx,
  tenant: string,
  { evidenceIds, as, ...of }: SentBack & { readonly evidenceIds: readonly string[]; readonly as: ActingAs },
): Promise<boolean> {
  await heldCaseSeq(tx, of.caseId);
  const { rows } = await sentBackFiles(tx, of);
  const wanted = rows.filter(({ id }) => evidenceIds.includes(id));
  if (wanted.length !== new Set(evidenceIds).size) return false;
  const files = wanted.filter(({ countsAgain }) => !countsAgain).map(({ id }) => id);
  if (files.length === 0) return true;
  await tx.query(
    `insert into file_reuses (tenant_id, id, case_id, evidence_id, sent_back_seq, user_id, org_id)
     select $1, uuidv7(), $2, file, ${sentBackSeq('$2')}, $4, $5 from unnest($3::uuid[]) file`,
    [tenant, of.caseId, files, as.userId, as.orgId],
  );
  await noteAct(tx, tenant, as, { kind: 'filesUsedAgain', what: { caseId: of.caseId }, after: { evidenceIds: files } });
  return true;
}

const sentBackFiles = (tx: Tx, { caseId, slots }: SentBack) =>
  tx.query<{ id: string; countsAgain: boolean }>(SENT_BACK_FILES, [caseId, slots]);
