import type { Role } from '../procedures/vocabulary.js';
import { lookForRestore } from '../record/hold.js';
import { inTenant } from '../record/in-tenant.js';
import {
  daysToMatch,
  type DaysToMatch,
  type MatchedStatement,
  type OpenHold,
  readOpenHolds,
  readUnanswered,
  type UnansweredPayment,
} from '../record/read-hold.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

const READERS: readonly Role[] = ['finance', 'countyApprover', 'administrator', 'auditor', 'manager'];

/** What is known of a hold: why, what may be lost, what the statement must cover, and what the bank may have paid. */
export interface HoldState {
  /** `matched`: finance has matched the statement, and a second person has to release. */
  readonly state: 'none' | 'onHold' | 'matched';
  readonly since: Date | null;
  /** The last instant on record: what was done from then until `since` may be lost. */
  readonly lostFrom: Date | null;
  readonly holds: readonly Omit<OpenHold, 'statement'>[];
  readonly daysToMatch: DaysToMatch | null;
  readonly statement: MatchedStatement | null;
  /** Ordered payments without an answer, those in files first; none when there is no hold. */
  readonly unanswered: readonly UnansweredPayment[];
}

const NO_HOLD: HoldState = {
  state: 'none',
  since: null,
  lostFrom: null,
  holds: [],
  daysToMatch: null,
  statement: null,
  unanswered: [],
};

/** Whether the system is on hold, and what has to be done about it. */
export async function showHold(deps: Pick<DeskDeps, 'pool'>, person: Person): Promise<HoldState | DeskProblem> {
  const places = seatsAs(person, READERS);
  if (places.length === 0) return { problem: 'notYourRole' };
  await lookForRestore(deps);
  return inTenant(deps.pool, person.tenant, async (tx) => {
    const open = await readOpenHolds(tx);
    const [first] = open;
    if (!first) return NO_HOLD;
    const matched = open.every(({ statement }) => statement !== null);
    return {
      state: matched ? 'matched' : 'onHold',
      since: first.beganAt,
      lostFrom: lostFrom(open),
      holds: open.map(({ statement: _, ...hold }) => hold),
      daysToMatch: await daysToMatch(tx),
      statement: matched ? first.statement : null,
      unanswered: await readUnanswered(tx, places),
    };
  });
}

/** The earliest of what the holds found last on record. */
function lostFrom(open: readonly OpenHold[]): Date | null {
  const lasts = open.map(({ lastEventAt, lastActAt }) => Math.max(Number(lastEventAt), Number(lastActAt)));
  const earliest = Math.min(...lasts);
  return earliest > 0 ? new Date(earliest) : null;
}
