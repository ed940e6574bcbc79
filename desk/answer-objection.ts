import { answerObjection as answer, type NewAnswer } from '../record/answer-objection.js';
import type { ActingBy } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import { actingAs, inOwnName } from './authorise.js';
import { atCase } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { readForm } from './form-schema.js';
import { inquiryOf } from './inquiry.js';
import { NOT_TAKEN_FORM } from './objection-form.js';
import type { Person } from './who-am-i.js';

/** An answer as it was sent: the request of the act that registers the objection, or the form that says why it is not. */
export type WantedAnswer =
  | { readonly kind: 'registered'; readonly requestId: string }
  | { readonly kind: 'notTaken'; readonly form: unknown };

interface OfObjection {
  readonly caseId: string;
  readonly objectionId: string;
}

interface Seat {
  readonly by: ActingBy;
  readonly said: NewAnswer | DeskProblem;
}

/**
 * Answers an objection from the public, in the own name. To register it, name the request id under which `object` is
 * performed next (or was just performed): the link counts once that act is on record.
 */
export async function answerObjection(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  { caseId, objectionId }: OfObjection,
  wanted: WantedAnswer,
): Promise<{ readonly kind: WantedAnswer['kind'] } | DeskProblem> {
  const seat = await atCase({ pool, keys }, person, caseId, async ({ place, loaded }): Promise<Seat | DeskProblem> => {
    const as = actingAs(inOwnName(person), place, { by: inquiryOf(loaded.procedure)?.by ?? [] });
    if (!as) return { problem: 'notYourRole' };
    return { by: { userId: as.userId, role: as.role, orgId: as.orgId }, said: said(wanted, loaded.today) };
  });
  if (!seat) return { problem: 'notFound' };
  if (isProblem(seat)) return seat;
  const { by, said: given } = seat;
  if (isProblem(given)) return given;
  const done = await inTenant(pool, person.tenant, (tx) =>
    answer({ tx, keys }, person.tenant, { caseId, objectionId, by }, given),
  );
  if (done === null) return { problem: 'notFound' };
  return done ? { kind: wanted.kind } : { problem: 'objectionAnswered' };
}

function said(wanted: WantedAnswer, today: string): NewAnswer | DeskProblem {
  if (wanted.kind === 'registered') return { ...wanted, requestId: wanted.requestId.toLowerCase() };
  const read = readForm(NOT_TAKEN_FORM, wanted.form, today);
  if ('errors' in read) return { problem: 'formInvalid', errors: read.errors };
  const { reason, note } = read.form;
  return { kind: 'notTaken', reason: String(reason), note: typeof note === 'string' ? note : null };
}
