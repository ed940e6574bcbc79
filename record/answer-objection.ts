import { v7 as uuid } from 'uuid';
import type { Facts } from '../procedures/vocabulary.js';
import { type ActingBy, noteAct } from './administrative-acts.js';
import { objectionContext } from './received-objections.js';
import type { Tx } from './record-types.js';
import { type KeyRing, seal, unseal } from './sealing.js';

/** An objection as it was received, with the answer that counts. */
export interface ObjectionOnRecord {
  readonly id: string;
  readonly number: string;
  readonly caseId: string;
  readonly isNamed: boolean;
  readonly receivedAt: Date;
  readonly content: Facts;
  /** The event that registered it for inquiry. */
  readonly registeredSeq: number | null;
  readonly registeredAt: Date | null;
  /** Why it was not taken up; the note says more. */
  readonly reason: string | null;
  readonly note: string | null;
  readonly answeredAt: Date | null;
}

interface Context {
  readonly tx: Tx;
  readonly keys: KeyRing;
}

type Row = Omit<ObjectionOnRecord, 'content' | 'note'> & {
  readonly sealed: Buffer;
  readonly noteSealed: Buffer | null;
  readonly answerId: string | null;
};

const SELECT = `select id, number, case_id as "caseId", is_named as "isNamed", received_at as "receivedAt", content_sealed as sealed,
    registered_seq as "registeredSeq", registered_at as "registeredAt", reason, note_sealed as "noteSealed", answer_id as "answerId",
    answered_at as "answeredAt"
  from objections_as_answered`;

const noteContext = (answerId: string): string => `objectionAnswer:${answerId}`;

/** The objections against a case's notices, the newest first. */
export async function objectionsOf({ tx, keys }: Context, caseId: string): Promise<readonly ObjectionOnRecord[]> {
  const { rows } = await tx.query<Row>(`${SELECT} where case_id = $1 order by received_at desc, number desc`, [caseId]);
  return rows.map((row) => opened(keys, row));
}

/** The objection on a receipt; `null` when the county has none of that number. */
export async function objectionByNumber({ tx, keys }: Context, number: string): Promise<ObjectionOnRecord | null> {
  const { rows } = await tx.query<Row>(`${SELECT} where number = $1`, [number]);
  return rows[0] ? opened(keys, rows[0]) : null;
}

function opened(keys: KeyRing, { sealed, noteSealed, answerId, ...row }: Row): ObjectionOnRecord {
  const note = noteSealed && answerId ? unseal<string>(keys, noteContext(answerId), noteSealed) : null;
  return { ...row, note, content: unseal<Facts>(keys, objectionContext(row.id), sealed) };
}

/** An answer: the request of the act that registers it, or why it is not taken up. */
export type NewAnswer =
  | { readonly kind: 'registered'; readonly requestId: string }
  | { readonly kind: 'notTaken'; readonly reason: string; readonly note: string | null };

interface Answering {
  readonly caseId: string;
  readonly objectionId: string;
  readonly by: ActingBy;
}

/**
 * Answers an objection of a case. That it was registered is said before the act and counts once the act is on record:
 * so act and link are there together, or neither.
 * @returns `false` when it was answered already; `null` when the case has no such objection.
 */
export async function answerObjection(
  { tx, keys }: Context,
  tenant: string,
  { caseId, objectionId, by }: Answering,
  answer: NewAnswer,
): Promise<boolean | null> {
  // The case's lock orders it with the acts that must not pass over an objection.
  await tx.query('select 1 from cases where id = $1 for update', [caseId]);
  const { rows } = await tx.query<{ waits: boolean }>(
    `select registered_seq is null and answered_at is null as waits from objections_as_answered where id = $1 and case_id = $2`,
    [objectionId, caseId],
  );
  if (!rows[0]) return null;
  if (!rows[0].waits) return false;
  const id = uuid();
  const { rowCount } = await tx.query(
    `insert into objection_answers (tenant_id, id, objection_id, kind, request_id, reason, note_sealed, user_id, role, org_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [tenant, id, objectionId, answer.kind, ...saidBy(keys, id, answer), by.userId, by.role, by.orgId],
  );
  if (rowCount === 0) return true;
  const after = answer.kind === 'registered' ? { requestId: answer.requestId } : { reason: answer.reason };
  await noteAct(tx, tenant, by, { kind: 'objectionAnswered', what: { objectionId, answerId: id }, after });
  return true;
}

function saidBy(keys: KeyRing, id: string, answer: NewAnswer): readonly [string | null, string | null, Buffer | null] {
  if (answer.kind === 'registered') return [answer.requestId, null, null];
  return [null, answer.reason, answer.note === null ? null : seal(keys, noteContext(id), answer.note)];
}
