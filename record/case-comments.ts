import type { Role } from '../procedures/vocabulary.js';
import type { ActingAs, Tx } from './record-types.js';
import { type KeyRing, seal, unseal } from './sealing.js';

/** A comment to be kept. `id` is the writer's own name for it, a UUID. */
export interface NewComment {
  readonly id: string;
  readonly caseId: string;
  readonly as: ActingAs;
  readonly text: string;
  readonly forFirms: boolean;
}

/** A comment as it was written: by whom, in which seat, when. */
export interface CaseComment {
  readonly id: string;
  readonly userId: string;
  readonly person: string;
  readonly role: Role;
  readonly actingFor: Role | null;
  readonly org: string;
  readonly forFirms: boolean;
  readonly text: string;
  readonly writtenAt: Date;
}

interface Context {
  readonly tx: Tx;
  readonly keys: KeyRing;
}

type Row = Omit<CaseComment, 'text'> & { readonly sealed: Buffer };

const SELECT = `select m.id, m.user_id as "userId", u.name as person, m.role, m.acting_for as "actingFor", o.name as org,
    m.for_firms as "forFirms", m.body_sealed as sealed, m.written_at as "writtenAt"
  from case_comments m join users u on u.id = m.user_id join orgs o on o.id = m.org_id`;

/** How many of a case's comments are read: its newest. */
const MOST = 200;

/**
 * Keeps a comment.
 * @returns it as it stands, the earlier one when the same was sent before; `null` when its id names another comment.
 */
export async function writeComment(
  { tx, keys }: Context,
  tenant: string,
  { id, caseId, as, text, forFirms }: NewComment,
): Promise<CaseComment | null> {
  await tx.query(
    `insert into case_comments (tenant_id, id, case_id, user_id, role, acting_for, org_id, for_firms, body_sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, id) do nothing`,
    [tenant, id, caseId, as.userId, as.role, as.actingFor, as.orgId, forFirms, seal(keys, contextOf(id), { text })],
  );
  const { rows } = await tx.query<Row>(`${SELECT} where m.id = $1 and m.case_id = $2`, [id, caseId]);
  const kept = rows[0] && opened(keys, rows[0]);
  const same = kept?.userId === as.userId && kept.text === text && kept.forFirms === forFirms;
  return same ? kept : null;
}

/** The newest comments of a case, the oldest of them first. */
export async function readComments(
  { tx, keys }: Context,
  caseId: string,
  { onlyForFirms }: { readonly onlyForFirms: boolean },
): Promise<readonly CaseComment[]> {
  const { rows } = await tx.query<Row>(
    `${SELECT} where m.case_id = $1 and (m.for_firms or not $2) order by m.written_at desc, m.id desc limit ${MOST}`,
    [caseId, onlyForFirms],
  );
  return rows.toReversed().map((row) => opened(keys, row));
}

function opened(keys: KeyRing, { sealed, ...row }: Row): CaseComment {
  return { ...row, text: unseal<{ text: string }>(keys, contextOf(row.id), sealed).text };
}

const contextOf = (id: string): string => `comment:${id}`;
