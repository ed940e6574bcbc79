import { v7 as uuid } from 'uuid';
import type { Day, Role } from '../procedures/vocabulary.js';
import { loadCalendar, workingDayAtOrBefore } from './calendar.js';
import { chainHash, GENESIS } from './hash-chain.js';
import type { ActingAs, Tx } from './record-types.js';
import { type CoordinationKind, coordinationContext } from './read-coordinations.js';
import { auditMark, canonical, type KeyRing, seal } from './sealing.js';

/** Whom it goes to: a person in a seat, or everyone at an organisation. */
export interface Recipient {
  readonly orgId: string;
  readonly userId: string | null;
  readonly role: Role | null;
}

/** What is passed on, as its sender saw the case. `id` is the sender's own name for it, a UUID. */
export interface NewCoordination {
  readonly id: string;
  readonly caseId: string;
  readonly seq: number;
  readonly kind: CoordinationKind;
  readonly as: ActingAs;
  /** A reason or some words; may be empty. */
  readonly words: string;
  readonly to: readonly Recipient[];
}

/**
 * `otherBody`: its id names something else already. `overtaken`: the case went on since the sender looked.
 * `alreadyReminded`: the sender reminded of this case on this working day.
 */
export type Coordinated = 'kept' | 'otherBody' | 'overtaken' | 'alreadyReminded';

/** Marks of words are salted by the case and, as no event is, by this place: a repeated request has the same mark. */
const BESIDE_EVENTS = 0;

interface Context {
  readonly tx: Tx;
  readonly keys: KeyRing;
}

interface Standing {
  readonly seq: number;
  readonly step: string;
  readonly today: Day;
  readonly now: Date;
}

/** Keeps what was passed on, in the chain of its case, and tells its recipients. The same sent twice is kept once. */
export async function coordinate({ tx, keys }: Context, tenant: string, wanted: NewCoordination): Promise<Coordinated> {
  const standing = await lockCase(tx, wanted.caseId);
  const mark = auditMark(keys, wanted.caseId, BESIDE_EVENTS, `coordination:${wanted.id}`, wanted.words);
  const asked = { kind: wanted.kind, userId: wanted.as.userId, words: mark, to: sorted(wanted.to) };
  const earlier = await bodyOf(tx, wanted.id);
  if (earlier !== null) return isSame(earlier, wanted.caseId, asked) ? 'kept' : 'otherBody';
  if (standing.seq !== wanted.seq) return 'overtaken';
  const countsFor = wanted.kind === 'reminder' ? await workingDay(tx, standing.today) : null;
  if (countsFor && (await isReminded(tx, wanted, countsFor))) return 'alreadyReminded';
  await append({ tx, keys }, tenant, wanted, { ...standing, asked, countsFor });
  for (const recipient of wanted.to) await tell(tx, tenant, wanted, recipient);
  return 'kept';
}

/** The case's row is held: the chain has one end, and the case does not go on meanwhile. */
async function lockCase(tx: Tx, caseId: string): Promise<Standing> {
  const { rows } = await tx.query<Standing>(
    'select seq, step, app_today() as today, app_now() as now from cases where id = $1 for update',
    [caseId],
  );
  if (!rows[0]) throw new Error(`there is no case ${caseId}`);
  return rows[0];
}

async function bodyOf(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await tx.query<{ body: string }>('select body from case_coordinations where id = $1', [id]);
  return rows[0]?.body ?? null;
}

function isSame(body: string, caseId: string, asked: object): boolean {
  const kept = JSON.parse(body) as Record<string, unknown>;
  const { kind, userId, words, to } = kept;
  return kept.case === caseId && canonical({ kind, userId, words, to }) === canonical(asked);
}

/** On a day of rest the working day before it: Friday's reminder holds until Monday. */
async function workingDay(tx: Tx, today: Day): Promise<Day> {
  return workingDayAtOrBefore(await loadCalendar(tx), today);
}

async function isReminded(tx: Tx, { caseId, as }: NewCoordination, countsFor: Day): Promise<boolean> {
  const { rowCount } = await tx.query(
    'select 1 from case_coordinations where case_id = $1 and user_id = $2 and counts_for = $3',
    [caseId, as.userId, countsFor],
  );
  return (rowCount ?? 0) > 0;
}

interface Appended extends Standing {
  readonly asked: object;
  readonly countsFor: Day | null;
}

async function append(
  { tx, keys }: Context,
  tenant: string,
  { id, caseId, kind, as, words, to }: NewCoordination,
  { seq, step, now, asked, countsFor }: Appended,
): Promise<void> {
  const head = await headOf(tx, caseId);
  const place = head.place + 1;
  const { role, actingFor, orgId } = as;
  const about = { id, case: caseId, place, caseSeq: seq, step, role, actingFor, orgId, countsFor };
  const body = canonical({ format: 1, ...asked, ...about, madeAt: now.toISOString() });
  await tx.query(
    `insert into case_coordinations (tenant_id, id, case_id, place, kind, case_seq, step, user_id, role, acting_for, org_id,
       words_sealed, made_at, counts_for, body, prev_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      tenant,
      id,
      caseId,
      place,
      kind,
      seq,
      step,
      as.userId,
      role,
      actingFor,
      orgId,
      seal(keys, coordinationContext(id), { words }),
      now,
      countsFor,
      body,
      head.hash,
      chainHash(head.hash, body),
    ],
  );
  await tx.query(
    `insert into coordination_recipients (tenant_id, coordination_id, org_id, user_id, role)
     select $1, $2, r."orgId", r."userId", r.role
     from jsonb_to_recordset($3) as r("orgId" uuid, "userId" uuid, role text)`,
    [tenant, id, JSON.stringify(to)],
  );
}

async function headOf(tx: Tx, caseId: string): Promise<{ readonly place: number; readonly hash: Buffer }> {
  const { rows } = await tx.query<{ place: number; hash: Buffer }>(
    'select place, hash from case_coordinations where case_id = $1 order by place desc limit 1',
    [caseId],
  );
  return rows[0] ?? { place: 0, hash: GENESIS };
}

async function tell(tx: Tx, tenant: string, { caseId, seq, kind }: NewCoordination, to: Recipient): Promise<void> {
  await tx.query(
    `insert into notifications (tenant_id, id, case_id, seq, org_id, user_id, reason)
     values ($1, $2, $3, $4, $5, $6, 'coordination:' || $7)`,
    [tenant, uuid(), caseId, seq, to.orgId, to.userId, kind],
  );
}

/** In one order, so that equal recipients have equal bytes. */
function sorted(to: readonly Recipient[]): Recipient[] {
  const keyOf = ({ orgId, userId }: Recipient) => `${orgId} ${userId ?? ''}`;
  return to.map(({ orgId, userId, role }) => ({ orgId, userId, role })).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
