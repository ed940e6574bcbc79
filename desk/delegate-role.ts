import { addDays } from '../procedures/days.js';
import type { Day, Role } from '../procedures/vocabulary.js';
import { keepDelegation } from '../record/delegations.js';
import { inTenant } from '../record/in-tenant.js';
import { readToday } from '../record/read-payment-files.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import type { FieldError, FieldErrorCode } from './form-messages.js';
import { delegableSeats, officeColleagues, PROGRAMMES } from './list-delegations.js';
import type { Person } from './who-am-i.js';

/** A role that is lent for longer is to be given by the administrator. */
const MOST_DAYS = 366;

/** What someone wants to delegate. `id` is the maker's own name for it: the same sent twice is one. */
export interface WantedDelegation {
  readonly id: string;
  readonly role: Role;
  readonly orgId: string;
  readonly delegateId: string;
  readonly programme: string | null;
  readonly fromDay: Day;
  readonly toDay: Day;
}

/**
 * Puts a role of one's own into a colleague's hands from day to day. The colleague then acts on cases for this person;
 * both names stand in the record. What one has in hand oneself is no role of one's own: it is not delegated on.
 */
export async function delegateRole(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  wanted: WantedDelegation,
): Promise<{ readonly id: string } | DeskProblem> {
  const { role, orgId } = wanted;
  if (!delegableSeats(person).some((seat) => seat.role === role && seat.orgId === orgId))
    return { problem: 'notYourRole' };
  return inTenant(pool, person.tenant, async (tx): Promise<{ readonly id: string } | DeskProblem> => {
    const errors = await errorsIn(tx, person, wanted);
    if (errors.length > 0) return { problem: 'formInvalid', errors };
    const kept = await keepDelegation(tx, person.tenant, { ...wanted, userId: person.userId });
    if (kept === 'otherBody') return { problem: 'idempotencyKeyReused' };
    return kept === 'overlaps' ? { problem: 'delegationOverlaps' } : { id: wanted.id };
  });
}

async function errorsIn(tx: Tx, person: Person, wanted: WantedDelegation): Promise<FieldError[]> {
  const { orgId, delegateId, programme, fromDay, toDay } = wanted;
  const colleagues = await officeColleagues(tx, person);
  const today = await readToday(tx);
  const faults: readonly (readonly [boolean, string, FieldErrorCode])[] = [
    [!colleagues.some((each) => each.userId === delegateId && each.orgId === orgId), 'delegateId', 'notOffered'],
    [programme !== null && !PROGRAMMES.includes(programme), 'programme', 'notOffered'],
    [fromDay < today, 'fromDay', 'dayInPast'],
    [toDay < fromDay, 'toDay', 'dayBeforeFirst'],
    [toDay > addDays(fromDay, MOST_DAYS), 'toDay', 'dayBeyondAYear'],
  ];
  return faults.flatMap(([is, name, code]) => (is ? [{ pointer: `#/${name}`, code }] : []));
}
