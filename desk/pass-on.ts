import { z } from 'zod';
import type { Role } from '../procedures/vocabulary.js';
import { coordinate, type NewCoordination, type Recipient } from '../record/case-coordinations.js';
import { inTenant } from '../record/in-tenant.js';
import type { CoordinationKind } from '../record/read-coordinations.js';
import { atCase, type CaseDesk } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { fieldErrorsOf } from './field-errors.js';
import type { FieldError } from './form-messages.js';
import { mayReceive, passingSeat, whyNot } from './passing-on.js';
import type { Person } from './who-am-i.js';

/** The most characters of a reason, and the most recipients of one copy. */
export const MOST_WORDS = 500;
const MOST_RECIPIENTS = 50;

/** What someone wants to pass on. `id` is the sender's own name for it: the same sent twice is one. */
export interface WantedPassing {
  readonly id: string;
  readonly caseId: string;
  readonly kind: CoordinationKind;
  /** A transfer's reason; words that may be left out otherwise. */
  readonly words: string;
  /** Persons by id. A reminder goes to those it waits for, whoever is named. */
  readonly people: readonly string[];
  readonly orgs: readonly string[];
  /** The `seq` of the case that the sender looked at, where that is known. */
  readonly expectedSeq?: number | undefined;
  readonly role?: Role | undefined;
}

/**
 * Hands the task of a case to a colleague, reminds those it waits for, or sends a copy for information. Nothing in the
 * case changes: it is kept beside its events, with both names, and told to those it goes to.
 */
export async function passOn(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  wanted: WantedPassing,
): Promise<{ readonly id: string } | DeskProblem> {
  const prepared = await atCase(deps, person, wanted.caseId, (desk) => prepare(desk, wanted));
  if (!prepared) return { problem: 'notFound' };
  if (isProblem(prepared)) return prepared;
  const kept = await inTenant(deps.pool, person.tenant, (tx) =>
    coordinate({ tx, keys: deps.keys }, person.tenant, prepared),
  );
  switch (kept) {
    case 'kept':
      return { id: wanted.id };
    case 'otherBody':
      return { problem: 'idempotencyKeyReused' };
    default:
      return { problem: kept };
  }
}

async function prepare(desk: CaseDesk, wanted: WantedPassing): Promise<NewCoordination | DeskProblem> {
  const { id, caseId, kind } = wanted;
  const as = passingSeat(desk, kind, wanted.role);
  if (!as) return { problem: 'notYourRole' };
  const refused = await whyNot(desk, kind);
  if (refused) return { problem: refused };
  const { seq } = desk.loaded.state;
  const words = wanted.words.replaceAll('\r\n', '\n').trim();
  const named = await recipientsOf(desk, wanted);
  const errors = [...wordErrors(kind, words), ...named.errors];
  if (errors.length > 0) return { problem: 'formInvalid', errors };
  if (wanted.expectedSeq !== undefined && wanted.expectedSeq !== seq) return { problem: 'overtaken' };
  if (named.to.length === 0) return { problem: 'waitsForNobody' };
  return { id, caseId, seq, kind, as, words, to: named.to };
}

const reason = z.object({ words: z.string().min(1, 'missing').max(MOST_WORDS) });
const remark = z.object({ words: z.string().max(MOST_WORDS) });

function wordErrors(kind: CoordinationKind, words: string): FieldError[] {
  const checked = (kind === 'transfer' ? reason : remark).safeParse({ words });
  return checked.success ? [] : fieldErrorsOf(checked.error.issues, '#');
}

interface Named {
  readonly to: readonly Recipient[];
  readonly errors: readonly FieldError[];
}

/** Who is named must be among those who may receive it: who may not see a case is not told of it either. */
async function recipientsOf(desk: CaseDesk, { kind, people, orgs }: WantedPassing): Promise<Named> {
  const offered = await mayReceive(desk, kind);
  if (kind === 'reminder') return { to: offered.people, errors: [] };
  const persons = offered.people.filter(({ userId }) => people.includes(userId));
  const places = offered.orgs.filter(({ orgId }) => orgs.includes(orgId));
  const to = [...persons, ...places.map(({ orgId }) => ({ orgId, userId: null, role: null }))];
  const asked = new Set(people).size + new Set(orgs).size;
  const most = kind === 'transfer' ? 1 : MOST_RECIPIENTS;
  return {
    to,
    errors: asked === 0 ? [FAULT.none] : to.length < asked ? [FAULT.unknown] : asked > most ? [FAULT.many] : [],
  };
}

const FAULT = {
  none: { pointer: '#/to', code: 'missing' },
  unknown: { pointer: '#/to', code: 'notOffered' },
  many: { pointer: '#/to', code: 'tooLong' },
} as const satisfies Record<string, FieldError>;
