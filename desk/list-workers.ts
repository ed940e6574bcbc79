import { readInTenant } from '../record/in-tenant.js';
import { type KeyRing, unseal } from '../record/sealing.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { invitationContext } from './invite-worker.js';
import { workerContext } from './join-firm.js';
import { seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

/** A worker of the firm. Of the telephone only the last digits are shown. */
export interface Worker {
  readonly userId: string;
  readonly name: string;
  readonly phone: string;
  readonly joinedAt: string;
  /** `null` while the worker may sign in for the firm. */
  readonly leftAt: string | null;
  /** How many open homes are assigned. */
  readonly homes: number;
}

/** An invitation that nobody has taken up yet. */
export interface OpenInvitation {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly expiresAt: string;
}

export interface FirmWorkers {
  readonly workers: readonly Worker[];
  readonly invitations: readonly OpenInvitation[];
}

type WorkerRow = Omit<Worker, 'phone' | 'joinedAt' | 'leftAt'> & {
  readonly sealed: Buffer;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
};
type InvitationRow = Omit<OpenInvitation, 'phone' | 'expiresAt'> & {
  readonly sealed: Buffer;
  readonly expiresAt: Date;
};

/** The workers of the firms for which the person acts as a whole, and who is invited. */
export async function listWorkers(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
): Promise<FirmWorkers | DeskProblem> {
  const firms = seatsAs(person, ['contractor']);
  if (firms.length === 0) return { problem: 'notYourRole' };
  return readInTenant(pool, person.tenant, async (tx) => {
    const workers = await tx.query<WorkerRow>(WORKERS, [firms]);
    const invitations = await tx.query<InvitationRow>(INVITATIONS, [firms]);
    return {
      workers: workers.rows.map(({ sealed, joinedAt, leftAt, ...row }) => ({
        ...row,
        phone: tailOf(keys, workerContext(row.userId), sealed),
        joinedAt: joinedAt.toISOString(),
        leftAt: leftAt?.toISOString() ?? null,
      })),
      invitations: invitations.rows.map(({ sealed, expiresAt, ...row }) => ({
        ...row,
        phone: tailOf(keys, invitationContext(row.id), sealed),
        expiresAt: expiresAt.toISOString(),
      })),
    };
  });
}

function tailOf(keys: KeyRing, context: string, sealed: Buffer): string {
  return `*******${unseal<string>(keys, context, sealed).slice(-4)}`;
}

const WORKERS = `select w.user_id as "userId", u.name, w.phone_sealed as sealed, w.joined_at as "joinedAt", w.left_at as "leftAt",
    (select count(*)::integer from work_assignments a join cases c on c.id = a.case_id
      where a.org_id = w.org_id and a.user_id = w.user_id and a.ended_at is null and c.closed_at is null) as homes
  from firm_workers w join users u on u.id = w.user_id
  where w.org_id = any($1) order by w.left_at nulls first, u.name, w.joined_at limit 500`;

const INVITATIONS = `select id, name, phone_sealed as sealed, expires_at as "expiresAt" from worker_invitations
  where org_id = any($1) and accepted_at is null and withdrawn_at is null and expires_at > app_now() and attempts < 5
  order by invited_at desc limit 200`;
