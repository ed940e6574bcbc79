import { procedureOf } from '../procedures/all-procedures.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Text } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import { FILE_REJECTED } from '../record/rejected-files.js';
import { OBJECTION_RECEIVED } from '../record/received-objections.js';
import { SAMPLING_FINDING } from '../record/sampling-visits.js';
import type { DeskDeps } from './desk-deps.js';
import { coordinationTitle } from './coordination-titles.js';
import { reachOf } from './find-case.js';
import type { Person } from './who-am-i.js';
import { actionTitle } from './words.js';

/** A note about a case, to an organisation or to one person there. `reason` is the action that gave rise to it. */
export interface Notification {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly orgId: string;
  readonly reason: string;
  /** The title of that action. */
  readonly about: Text;
  readonly subject: Procedure['subject'];
  /** Whether it is to the firm that builds, whose people work on pages of their own. */
  readonly toContractor: boolean;
  readonly createdAt: string;
  readonly readAt: string | null;
}

interface Row extends Omit<Notification, 'about' | 'subject' | 'createdAt' | 'readAt'> {
  readonly procedure: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** SQL over a note `n`: whether it is for the person `$2`, who has a seat at one of the organisations `$1`. */
const TO_PERSON = `(case when n.user_id is null then n.org_id = any($1::uuid[]) else n.user_id = $2::uuid end)`;

const TO_CONTRACTOR = `exists (select 1 from case_parties p
    where (p.case_id, p.org_id, p.as_role) = (n.case_id, n.org_id, 'contractor'))`;

const LIST = `select n.id, n.case_id as "caseId", c.number as "caseNumber", n.org_id as "orgId", n.reason, c.procedure, c.version,
    ${TO_CONTRACTOR} as "toContractor", n.created_at as "createdAt", n.read_at as "readAt"
  from notifications n join cases c on c.id = n.case_id
  where ${TO_PERSON} and ($3 or n.read_at is null) order by n.id desc limit 200`;

/** The newest notes to the person's organisations, at most 200; by default only those that nobody read. */
export async function listNotifications(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  includeRead = false,
): Promise<Notification[]> {
  const { rows } = await inTenant(pool, person.tenant, (tx) =>
    tx.query<Row>(LIST, [seatsOf(person), person.userId, includeRead]),
  );
  return rows.map(shownNote);
}

function shownNote({ procedure: id, version, ...row }: Row): Notification {
  const procedure = procedureOf(id, version);
  return {
    ...row,
    about: coordinationTitle(row.reason) ?? aboutOf(procedure, row.reason),
    subject: procedure.subject,
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}

/** Notes that follow from what is done beside the case. */
const BESIDE: Readonly<Record<string, Text>> = {
  [SAMPLING_FINDING]: { zh: '市级抽查发现问题', en: 'The city’s sampling found something' },
  [FILE_REJECTED]: { zh: '有照片或材料被退回，请重拍', en: 'A photograph or paper was rejected: send another' },
  [OBJECTION_RECEIVED]: { zh: '收到对公示的异议，请及时处理', en: 'An objection to the publicity came; see to it' },
};

/** Most notes follow from an action; some from what is done beside the case. */
function aboutOf(procedure: Procedure, reason: string): Text {
  return BESIDE[reason] ?? actionTitle(procedure, reason);
}

/** How many notes to the person's organisations nobody read yet. */
export async function countUnread({ pool }: Pick<DeskDeps, 'pool'>, person: Person): Promise<number> {
  const { rows } = await inTenant(pool, person.tenant, (tx) =>
    tx.query<{ unread: number }>(
      `select count(*)::integer as unread from notifications n where ${TO_PERSON} and n.read_at is null`,
      [seatsOf(person), person.userId],
    ),
  );
  return rows[0]?.unread ?? 0;
}

/** Marks notes as read; those to an organisation for everyone there. Notes of others are left alone. @returns how many were marked. */
export async function markNotificationsRead(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  ids: readonly string[],
): Promise<number> {
  const { rowCount } = await inTenant(pool, person.tenant, (tx) =>
    tx.query(
      `update notifications n set read_at = app_now() where n.id = any($3) and ${TO_PERSON} and n.read_at is null`,
      [seatsOf(person), person.userId, ids],
    ),
  );
  return rowCount ?? 0;
}

function seatsOf(person: Person): string[] {
  const { places, firms } = reachOf(person);
  return [...places, ...firms];
}
