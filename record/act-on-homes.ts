import { procedureOf } from '../procedures/all-procedures.js';
import { actionAt, type LinkedAct } from '../procedures/procedure.js';
import type { Refusal } from '../procedures/engine.js';
import type { Facts } from '../procedures/vocabulary.js';
import type { Act, ActContext, actOnCase } from './act-on-case.js';
import { countyOf } from './county-of.js';
import { loadCase } from './load-case.js';

/** The event of a lot from which an act on a home follows. */
export interface LotAct {
  readonly lotId: string;
  readonly seq: number;
}

interface Home {
  readonly id: string;
  readonly number: string;
  readonly inOtherLot: boolean;
}

/**
 * Performs on each home of a lot what the lot's action does to it, in the lot's own transaction and in order of id,
 * so that two lots never wait for each other.
 * @param perform how an act on one case is performed: the caller's own way.
 * @returns the first refusal, which refuses the whole.
 */
export async function actOnHomes(
  context: ActContext,
  act: Act,
  linked: LinkedAct,
  perform: typeof actOnCase,
): Promise<Refusal | null> {
  const homes = await HOMES[linked.cases](context, act.form, linked);
  if ('code' in homes) return homes;
  const form = Object.fromEntries((linked.passes ?? []).map((name) => [name, act.form[name] ?? null]));
  for (const home of homes) {
    const refusal = await actOnHome({ context, perform }, { ...act, action: linked.action, form }, home);
    if (refusal) return { code: 'homeRefused', about: `${home.number}: ${refusal.code}` };
  }
  return null;
}

interface Performing {
  readonly context: ActContext;
  readonly perform: typeof actOnCase;
}

async function actOnHome({ context, perform }: Performing, act: Act, home: Home): Promise<Refusal | null> {
  const { tx, keys, loaded: lot } = context;
  const loaded = await loadCase(tx, keys, home.id, { lock: true });
  if (!loaded) throw new Error(`home ${home.id} is gone`);
  const result = await perform(
    { ...context, loaded },
    {
      ...act,
      requestId: `${act.requestId}:${home.id}`,
      by: { ...act.by, role: 'lot', actingFor: null },
      evidenceIds: null,
      happenedOn: act.happenedOn < loaded.state.enteredOn ? loaded.state.enteredOn : act.happenedOn,
      lot: { lotId: lot.id, seq: lot.state.seq + 1 },
    },
  );
  if ('refusal' in result) return result.refusal;
  // Its own workflow does not know yet: the sweep wakes it.
  await tx.query('update cases set workflow_seen_at = null where id = $1', [home.id]);
  return null;
}

async function homesInLot({ tx, loaded }: ActContext): Promise<Home[]> {
  const { rows } = await tx.query<Home>(
    `select c.id, c.number, false as "inOtherLot" from case_links l join cases c on c.id = l.home_id
     where l.lot_id = $1 and l.left_seq is null order by c.id`,
    [loaded.id],
  );
  return rows;
}

async function homesUnaccepted(context: ActContext): Promise<Home[]> {
  const { rows } = await context.tx.query<{ id: string }>(
    'select case_id as id from acceptances a join case_links l on l.home_id = a.case_id where l.lot_id = $1',
    [context.loaded.id],
  );
  const accepted = new Set(rows.map(({ id }) => id));
  return (await homesInLot(context)).filter(({ id }) => !accepted.has(id));
}

/** Settled homes for which all that is due on acceptance is paid, where their step lets them end. */
async function homesPaidUp({ tx, loaded }: ActContext, _form: Facts, linked: LinkedAct): Promise<Home[]> {
  const { rows } = await tx.query<
    Home & { readonly procedure: string; readonly version: number; readonly step: string }
  >(
    `select c.id, c.number, false as "inOtherLot", c.procedure, c.version, c.step
     from lot_home_money m join cases c on c.id = m.home_id
     where m.lot_id = $1 and m.settled and m.paid_fen >= m.acceptance_fen and c.closed_at is null order by c.id`,
    [loaded.id],
  );
  return rows.filter(({ procedure, version, step }) => actionAt(procedureOf(procedure, version), step, linked.action));
}

/** The homes that a form's list `homes` names by number, within the lot's county. */
async function homesNamed({ tx, loaded }: ActContext, form: Facts): Promise<Home[] | Refusal> {
  const numbers = ((form.homes ?? []) as readonly { readonly number: string }[]).map(({ number }) => number);
  const { rows } = await tx.query<Home>(
    `select c.id, c.number, exists (select 1 from case_links l where l.home_id = c.id and l.lot_id <> $2 and l.left_seq is null) as "inOtherLot"
     from cases c where c.number = any($1) and c.person_id is not null and not exists (select 1 from case_followups f where f.visit_id = c.id) and c.lineage @> array[$3::uuid] order by c.id`,
    [numbers, loaded.id, await countyOf(tx, loaded)],
  );
  const missing = numbers.find((number) => !rows.some((row) => row.number === number));
  if (missing !== undefined) return { code: 'noSuchHome', about: missing };
  const elsewhere = rows.find(({ inOtherLot }) => inOtherLot);
  return elsewhere ? { code: 'homeNotInLot', about: elsewhere.number } : rows;
}

const HOMES = {
  form: homesNamed,
  all: homesInLot,
  unaccepted: homesUnaccepted,
  paidUp: homesPaidUp,
} satisfies Record<
  LinkedAct['cases'],
  (context: ActContext, form: Facts, linked: LinkedAct) => Promise<Home[] | Refusal>
>;
