import { inTenant } from '../record/in-tenant.js';
import type { DaysToMatch, Statement } from '../record/read-hold.js';
import { readToday } from '../record/read-payment-files.js';
import { type HoldRefusal, matchHold as recordMatch, releaseHold as recordRelease } from '../record/release-hold.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';

/** Finance says that every movement of the bank since the last thing on record was matched or entered. */
export async function matchHold(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  statement: Statement,
): Promise<DeskProblem | null> {
  const by = actingBy(person, ['finance']);
  if (!by) return { problem: 'notYourRole' };
  const today = await inTenant(pool, person.tenant, readToday);
  if (statement.to > today) return { problem: 'happenedInFuture', about: { zh: today, en: today } };
  return told(await recordMatch({ pool }, person.tenant, statement, { ...by, userId: person.userId }));
}

/** A second person, not of finance alone, has seen the same statement and ends the hold. */
export async function releaseHold(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  sha256: string,
): Promise<DeskProblem | null> {
  const by = actingBy(person, ['countyApprover', 'administrator']);
  if (!by) return { problem: 'notYourRole' };
  return told(await recordRelease({ pool }, person.tenant, sha256, { ...by, userId: person.userId }));
}

function told(refusal: HoldRefusal | null): DeskProblem | null {
  if (!refusal) return null;
  if (refusal.refused !== 'statementTooShort') return { problem: refusal.refused };
  return { problem: refusal.refused, about: inWords(refusal.needed) };
}

function inWords({ from, to }: DaysToMatch) {
  return { zh: `${from ?? to} 至 ${to}`, en: `${from ?? to} to ${to}` };
}
