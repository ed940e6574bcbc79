import type { Role } from '../procedures/vocabulary.js';
import type { Tx } from './record-types.js';
import { type KeyRing, unseal } from './sealing.js';

/** How colleagues pass a case among themselves: its task handed on, those it waits for reminded, a copy for information. */
export const COORDINATION_KINDS = ['transfer', 'reminder', 'copy'] as const;
export type CoordinationKind = (typeof COORDINATION_KINDS)[number];

/** Somebody, or everyone at an organisation, to whom a case was passed. */
export interface NamedRecipient {
  readonly orgId: string;
  readonly org: string;
  readonly userId: string | null;
  readonly person: string | null;
  readonly role: Role | null;
}

/** What was passed on, by whom, to whom. */
export interface CaseCoordination {
  readonly id: string;
  readonly kind: CoordinationKind;
  readonly caseSeq: number;
  readonly userId: string;
  readonly person: string;
  readonly role: Role;
  readonly actingFor: Role | null;
  readonly orgId: string;
  readonly org: string;
  readonly words: string;
  readonly to: readonly NamedRecipient[];
  readonly madeAt: Date;
}

interface Context {
  readonly tx: Tx;
  readonly keys: KeyRing;
}

const RECIPIENTS = `(select jsonb_agg(jsonb_build_object('orgId', r.org_id, 'org', p.name, 'userId', r.user_id, 'person', w.name, 'role', r.role)
      order by p.code, w.name)
    from coordination_recipients r join orgs p on p.id = r.org_id left join users w on w.id = r.user_id
    where r.coordination_id = m.id)`;

const SELECT = `select m.id, m.kind, m.case_seq as "caseSeq", m.user_id as "userId", u.name as person, m.role, m.acting_for as "actingFor",
    m.org_id as "orgId", o.name as org, m.words_sealed as sealed, m.made_at as "madeAt", ${RECIPIENTS} as to
  from case_coordinations m join users u on u.id = m.user_id join orgs o on o.id = m.org_id`;

/** How many of a case's are read: its newest. */
const MOST = 200;

/** What was passed on about a case, the oldest first. */
export async function readCoordinations({ tx, keys }: Context, caseId: string): Promise<readonly CaseCoordination[]> {
  const { rows } = await tx.query<Omit<CaseCoordination, 'words'> & { readonly sealed: Buffer }>(
    `${SELECT} where m.case_id = $1 order by m.place desc limit ${MOST}`,
    [caseId],
  );
  return rows.toReversed().map(({ sealed, ...row }) => ({
    ...row,
    words: unseal<{ words: string }>(keys, coordinationContext(row.id), sealed).words,
  }));
}

/**
 * SQL over a case `c`: the `seq` at which its step was entered. What was passed on before that was about another task.
 */
export const STEP_SINCE = `(select max(e.seq) from case_events e where e.case_id = c.id and e.from_step is distinct from e.to_step)`;

/**
 * SQL over a case `c`: the id of the person to whom its task was handed last; null when it waits for whoever may act. It
 * lapses by itself when the case leaves the step, and when that person's account or seat is gone.
 */
export const ASSIGNEE = `(select r.user_id
    from (select m.id from case_coordinations m where m.case_id = c.id and m.kind = 'transfer' and m.case_seq >= ${STEP_SINCE}
      order by m.place desc limit 1) t
    join coordination_recipients r on r.coordination_id = t.id
    join users u on u.id = r.user_id and u.disabled_at is null
    join user_roles s on s.user_id = r.user_id and s.role = r.role and s.org_id = r.org_id)`;

/** SQL over a case `c`: whether a task of it was ever handed to somebody. Most never were: then nobody need ask who has it. */
export const HANDED_OVER = `c.id in (select h.case_id from case_coordinations h where h.kind = 'transfer')`;

/** SQL over a case `c`: whether somebody was reminded of its present task. */
export const REMINDED = `exists (select 1 from case_coordinations m
    where m.case_id = c.id and m.kind = 'reminder' and m.case_seq >= ${STEP_SINCE})`;

/** The person who has a case's task in hand, when it was handed to one. */
export async function readAssignee(tx: Tx, caseId: string): Promise<{ userId: string; person: string } | null> {
  const { rows } = await tx.query<{ userId: string; person: string }>(
    `select u.id as "userId", u.name as person from cases c join users u on u.id = ${ASSIGNEE} where c.id = $1`,
    [caseId],
  );
  return rows[0] ?? null;
}

/** What the words of a coordination are sealed to. */
export function coordinationContext(id: string): string {
  return `coordination:${id}`;
}
