import { ALL_PROCEDURES, latestProcedure } from '../procedures/all-procedures.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Day, Role } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import { openCase as recordOpening, type Opened, type Opening } from '../record/open-case.js';
import type { ActionAnswer, Tx } from '../record/record-types.js';
import { actingAs, type CasePlace } from './authorise.js';
import { wakeCase } from './ask-case.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { earlierAct } from './earlier-act.js';
import { readForm } from './form-schema.js';
import { refused } from './refused.js';
import type { OrgLevel, Person } from './who-am-i.js';

/** An application as it came through a door. */
export interface WantedOpening {
  readonly requestId: string;
  readonly procedure: string;
  /** Where it lies: a home in a village or community, a lot in a county. */
  readonly placeId: string;
  readonly form: unknown;
  readonly happenedOn?: Day | undefined;
  readonly role?: Role | undefined;
}

/** The case that was opened, now or by an earlier request of the same id. */
export interface OpenedCase extends ActionAnswer {
  readonly id: string;
  readonly number: string;
}

/** Opens a case under the newest version of a procedure and starts its workflow. Safe to repeat with the same request id. */
export async function openCase(
  deps: DeskDeps,
  person: Person,
  wanted: WantedOpening,
): Promise<OpenedCase | DeskProblem> {
  // What begins with an action of another case is no programme to apply under.
  const known = ALL_PROCEDURES.some(({ id, opening }) => id === wanted.procedure && opening.by.length > 0);
  if (!known) return { problem: 'noSuchProcedure' };
  const procedure = latestProcedure(wanted.procedure);
  const opening = await inTenant(deps.pool, person.tenant, (tx) => openingOf(tx, person, procedure, wanted));
  if (isProblem(opening)) return opening;
  const opened = await recordOpening(deps, person.tenant, opening);
  if (opened.kind !== 'opened') return problemOf(opened, opening);
  const { caseId: id, number, answer } = opened;
  await wakeCase(deps, { tenant: person.tenant, caseId: id }, { programme: procedure.title.zh, number });
  return { id, number, ...answer };
}

async function openingOf(
  tx: Tx,
  person: Person,
  procedure: Procedure,
  wanted: WantedOpening,
): Promise<Opening | DeskProblem> {
  const place = await placeOf(tx, procedure, wanted.placeId);
  if (!place) return { problem: 'noSuchPlace' };
  const as = actingAs(person, place, { by: procedure.opening.by, role: wanted.role });
  if (!as) return { problem: 'notYourPlace' };
  const today = await todayOf(tx);
  const read = readForm(procedure.opening.form, wanted.form, today);
  if ('errors' in read) return { problem: 'formInvalid', errors: read.errors };
  const earlier = await earlierAct(tx, wanted.requestId);
  return {
    requestId: wanted.requestId,
    procedure,
    placeId: wanted.placeId,
    as,
    form: read.form,
    happenedOn: wanted.happenedOn ?? earlier?.happenedOn ?? today,
  };
}

const LEVEL_OF_SUBJECT = {
  home: 'village',
  lot: 'county',
  visit: 'village',
  recovery: 'county',
} as const satisfies Record<Procedure['subject'], OrgLevel>;

async function placeOf(tx: Tx, { id, subject }: Procedure, placeId: string): Promise<CasePlace | null> {
  const { rows } = await tx.query<Pick<CasePlace, 'lineage'>>(
    `select jsonb_agg(jsonb_build_object('orgId', o.id, 'level', o.level) order by cardinality(o.lineage)) as lineage
     from orgs p join orgs o on o.id = any(p.lineage) where p.id = $1 and p.level = $2 group by p.id`,
    [placeId, LEVEL_OF_SUBJECT[subject]],
  );
  return rows[0] ? { procedure: id, lineage: rows[0].lineage, parties: [] } : null;
}

async function todayOf(tx: Tx): Promise<Day> {
  const { rows } = await tx.query<{ today: Day }>('select app_today() as today');
  if (!rows[0]) throw new Error('the database does not know the day');
  return rows[0].today;
}

function problemOf(opened: Exclude<Opened, { kind: 'opened' }>, { happenedOn }: Opening): DeskProblem {
  switch (opened.kind) {
    case 'otherBody':
      return { problem: 'idempotencyKeyReused' };
    case 'alreadyOpen':
      return { problem: 'alreadyOpen' };
    case 'refused':
      return refused(opened.refusal);
    case 'badDay':
      return happenedOn > opened.latest
        ? { problem: 'happenedInFuture', about: { zh: opened.latest, en: opened.latest } }
        : { problem: 'happenedTooLongAgo', about: { zh: opened.earliest, en: opened.earliest } };
  }
}
