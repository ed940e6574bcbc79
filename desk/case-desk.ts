import { judgeActions } from '../record/ask-judge.js';
import { readInTenant } from '../record/in-tenant.js';
import { type LoadedCase, loadCase } from '../record/load-case.js';
import type { Tx } from '../record/record-types.js';
import { actingAs, type CasePlace } from './authorise.js';
import type { DeskDeps } from './desk-deps.js';
import type { AllowedAction, Change } from './desk-problem.js';
import { findCase } from './find-case.js';
import type { Person } from './who-am-i.js';
import { actionTitle } from './words.js';

/** A case on the desk of someone who may see it. */
export interface CaseDesk {
  readonly tx: Tx;
  readonly person: Person;
  readonly place: CasePlace;
  readonly loaded: LoadedCase;
}

/**
 * Runs `work` on a case as it stands at one instant; `null` when there is no such case for this person. An act that is
 * recorded meanwhile must not be seen by halves: its files used but its event not there, a repeated request would be refused.
 */
export async function atCase<T>(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  caseId: string,
  work: (desk: CaseDesk) => Promise<T>,
): Promise<T | null> {
  return atCaseWith(deps, person, { caseId, also: async () => null }, work);
}

/** The same, with something else that is read in the round trip of the case itself. */
export async function atCaseWith<T, Also>(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  { caseId, also }: { readonly caseId: string; readonly also: (tx: Tx) => Promise<Also> },
  work: (desk: CaseDesk, read: Also) => Promise<T>,
): Promise<T | null> {
  return readInTenant(pool, person.tenant, async (tx) => {
    const [found, loaded, read] = await Promise.all([
      findCase(tx, person, caseId),
      loadCase(tx, keys, caseId),
      also(tx),
    ]);
    return found && loaded ? work({ tx, person, place: found.place, loaded }, read) : null;
  });
}

/** The actions that this person could perform now. */
export async function allowedActions(
  { keys }: Pick<DeskDeps, 'keys'>,
  { tx, person, place, loaded }: CaseDesk,
): Promise<AllowedAction[]> {
  const offered = await judgeActions(tx, { keys }, loaded, (action) => actingAs(person, place, action));
  return offered
    .filter(({ blockedBy }) => blockedBy === null)
    .map(({ name, action }) => ({ name, title: action.title }));
}

/** What happened on the case after `seq`. */
export async function changesSince({ tx, loaded }: CaseDesk, seq: number): Promise<Change[]> {
  const { rows } = await tx.query<Omit<Change, 'title'>>(
    `select seq, action, happened_on as "happenedOn", to_step as "toStep" from case_events
     where case_id = $1 and seq > $2 order by seq desc limit 20`,
    [loaded.id, seq],
  );
  return rows.reverse().map((row) => ({ ...row, title: actionTitle(loaded.procedure, row.action) }));
}
