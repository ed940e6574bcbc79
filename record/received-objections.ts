import type { Action } from '../procedures/procedure.js';
import type { CaseState } from '../procedures/case.js';
import type { Facts } from '../procedures/vocabulary.js';
import { noteAct } from './administrative-acts.js';
import type { LoadedCase } from './load-case.js';
import { insertObjectionFiles, type NewObjectionFile } from './objection-files.js';
import type { Tx } from './record-types.js';
import { bodyHmac, type KeyRing, seal } from './sealing.js';

/** The reason of the note that tells officers of an objection. */
export const OBJECTION_RECEIVED = 'objectionReceived';

/** More than that wait at one notice only when somebody floods it; further ones go to the office. */
const MOST_WAITING = 100;

/** An objection as it was sent: `content` is what it says and who says it. */
export interface NewObjection {
  readonly id: string;
  /** The number of the case whose notice it is against. */
  readonly caseNumber: string;
  readonly isNamed: boolean;
  readonly content: Facts;
  readonly files: readonly NewObjectionFile[];
}

/** What the objector gets for it. `again`: it was kept before, with the files that were sent then. */
export interface KeptObjection {
  readonly id: string;
  readonly number: string;
  readonly receivedAt: Date;
  readonly again: boolean;
}

export type ObjectionRefused = 'notHanging' | 'tooManyWaiting' | 'otherBody';

/** Under which an objection's content is sealed. */
export const objectionContext = (id: string): string => `objection:${id}`;

/** SQL over a notice `n` of a case `c`: whether it hangs and the term to object runs, or is paused for an inquiry. */
export const TAKES_OBJECTIONS = `(n.removed_on is null and c.closed_at is null
    and n.posted_seq = (select max(l.posted_seq) from notices l where l.case_id = c.id)
    and exists (select 1 from case_clocks k where k.case_id = c.id and k.clock = 'publicity'
      and (k.state = 'paused' or (k.state = 'running' and (k.provisional or k.last_day >= app_today())))))`;

/**
 * The case that an objection is against, asked before its files are looked at: one that would not be taken is not worth
 * that. It is asked again when the objection is kept.
 */
export async function objectedCase(
  tx: Tx,
  { id, caseNumber }: Pick<NewObjection, 'id' | 'caseNumber'>,
): Promise<{ readonly caseId: string } | ObjectionRefused> {
  const earlier = await tx.query<{ caseId: string }>(
    'select case_id as "caseId" from received_objections where id = $1',
    [id],
  );
  return earlier.rows[0] ?? hangingNotice(tx, caseNumber);
}

/**
 * Keeps an objection while the notice hangs, and tells the offices that inquire. The same id with the same content is one
 * objection. The case is held: what it is at the end of publicity is known then.
 */
export async function keepObjection(
  { tx, keys }: { readonly tx: Tx; readonly keys: KeyRing },
  tenant: string,
  objection: NewObjection,
): Promise<KeptObjection | ObjectionRefused> {
  const hmac = bodyHmac(keys, bodyOf(objection));
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('objections ' || $1, 0))`, [tenant]);
  const earlier = await tx.query<InsertedObjection & { readonly hmac: Buffer }>(
    'select id, number, received_at as "receivedAt", body_hmac as hmac from received_objections where id = $1',
    [objection.id],
  );
  if (earlier.rows[0]) {
    const { hmac: before, ...kept } = earlier.rows[0];
    return before.equals(hmac) ? { ...kept, again: true } : 'otherBody';
  }
  // First the lock: whoever ends the publicity at this moment is done when the notice is looked at.
  await tx.query('select 1 from cases where number = $1 for update', [objection.caseNumber]);
  const notice = await hangingNotice(tx, objection.caseNumber);
  if (typeof notice === 'string') return notice;
  const kept = await insertObjection(tx, tenant, { ...objection, ...notice, hmac }, keys);
  await insertObjectionFiles(tx, tenant, kept.id, objection.files);
  await tellInquirers(tx, tenant, notice);
  await noteAct(tx, tenant, NOBODY, {
    kind: 'objectionReceived',
    what: { objectionId: kept.id, caseId: notice.caseId },
    after: {
      number: kept.number,
      named: objection.isNamed,
      bodyHmac: hmac.toString('hex'),
      files: objection.files.map(({ sha256 }) => sha256),
    },
  });
  return { ...kept, again: false };
}

/** What makes two objections the same: of files what was sent, not the names under which they are kept. */
function bodyOf({ files, ...said }: NewObjection) {
  return files.length === 0 ? said : { ...said, files: files.map(({ sentSha256 }) => sentSha256) };
}

/** The public has no seat. */
const NOBODY = { userId: null, role: null, orgId: null };

interface HangingNotice {
  readonly caseId: string;
  readonly seq: number;
  readonly postedSeq: number;
  readonly waiting: number;
}

/** The notice that an objection is against; why none is taken there now. */
async function hangingNotice(tx: Tx, caseNumber: string): Promise<HangingNotice | ObjectionRefused> {
  const { rows } = await tx.query<HangingNotice>(
    `select c.id as "caseId", c.seq, n.posted_seq as "postedSeq",
       (select count(*)::integer from objections_as_answered o where o.case_id = c.id and ${WAITS}) as waiting
     from cases c join notices n on n.case_id = c.id where c.number = $1 and ${TAKES_OBJECTIONS}`,
    [caseNumber],
  );
  if (!rows[0]) return 'notHanging';
  return rows[0].waiting >= MOST_WAITING ? 'tooManyWaiting' : rows[0];
}

/** SQL over `objections_as_answered o`: whether nobody answered it yet. */
export const WAITS = '(o.registered_seq is null and o.answered_at is null)';

type InsertedObjection = Omit<KeptObjection, 'again'>;

async function insertObjection(
  tx: Tx,
  tenant: string,
  { id, isNamed, content, caseId, seq, postedSeq, hmac }: NewObjection & HangingNotice & { readonly hmac: Buffer },
  keys: KeyRing,
): Promise<InsertedObjection> {
  const { rows } = await tx.query<InsertedObjection>(
    `insert into received_objections (tenant_id, id, number, case_id, posted_seq, received_seq, is_named, content_sealed, body_hmac)
     select $1, $2, 'YY' || to_char(app_today(), 'YYYYMMDD') || '-' ||
         lpad((count(*) + 1)::text, 4, '0'), $3, $4, $5, $6, $7, $8
       from received_objections where number like 'YY' || to_char(app_today(), 'YYYYMMDD') || '-%'
     returning id, number, received_at as "receivedAt"`,
    [tenant, id, caseId, postedSeq, seq, isNamed, seal(keys, objectionContext(id), content), hmac],
  );
  const [kept] = rows;
  if (!kept) throw new Error('the objection was not kept');
  return kept;
}

/** Town and county look into objections; the village publicised, and does not judge what is said against it. */
async function tellInquirers(tx: Tx, tenant: string, { caseId, seq }: HangingNotice): Promise<void> {
  await tx.query(
    `insert into notifications (tenant_id, id, case_id, seq, org_id, reason)
     select $1, uuidv7(), c.id, $3, o.id, $4 from cases c join orgs o on o.id = any(c.lineage)
     where c.id = $2 and o.level in ('town', 'county')`,
    [tenant, caseId, seq, OBJECTION_RECEIVED],
  );
}

/**
 * The case as the judge sees it: where an objection was received that nobody answered, objections are open, whatever was
 * stated when the notice came down. Asked only for actions that must not pass over one.
 */
export async function withReceivedObjections(
  tx: Tx,
  { id, state }: LoadedCase,
  actions: readonly Action[],
): Promise<CaseState> {
  if (!actions.some(({ guards = [] }) => guards.includes('noOpenObjection'))) return state;
  const { rowCount } = await tx.query(
    `select 1 from objections_as_answered o where o.case_id = $1 and ${WAITS} limit 1`,
    [id],
  );
  return rowCount ? { ...state, facts: { ...state.facts, noticeObjections: 'some' } } : state;
}
