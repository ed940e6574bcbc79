import { addDays } from '../procedures/days.js';
import type { Refusal } from '../procedures/engine.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Day, Facts } from '../procedures/vocabulary.js';
import type { Act, ActContext } from './act-on-case.js';
import { isDelegationOver } from './delegations.js';
import { identifyHousehold, identifyPerson } from './identify.js';
import { inTenant } from './in-tenant.js';
import { insertCase, policyToPin, writeOpening } from './insert-case.js';
import { loadCase } from './load-case.js';
import type { ActingAs, ActionAnswer, RecordDeps, Tx } from './record-types.js';
import { postAll } from './postings/post-all.js';
import { recordedAnswer } from './recorded-answer.js';
import { bodyHmac } from './sealing.js';

/** An application to be opened as a case. The form is already of the right shape. */
export interface Opening {
  readonly requestId: string;
  readonly procedure: Procedure;
  /** Where the case lies: for a home its village (or community), for a lot or a recovery its county. */
  readonly placeId: string;
  readonly as: ActingAs;
  readonly form: Facts;
  readonly happenedOn: Day;
}

export type Opened =
  | { readonly kind: 'opened'; readonly caseId: string; readonly number: string; readonly answer: ActionAnswer }
  /** The request id was recorded before, with another body. */
  | { readonly kind: 'otherBody' }
  /** This person, or another for the same home, has an open application of the programme. */
  | { readonly kind: 'alreadyOpen' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'badDay'; readonly earliest: Day; readonly latest: Day };

/** Opens a case: person, home, number, policy pinned, first event, first clocks, in one transaction. */
export async function openCase(deps: RecordDeps, tenant: string, opening: Opening): Promise<Opened> {
  const opened = inTenant(deps.pool, tenant, async (tx): Promise<Opened> => {
    const hmac = openingHmac(deps, opening);
    // One opening at a time per tenant: the number and the check for an open application both rest on it.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('open-case:' || $1, 0))`, [tenant]);
    const earlier = await recordedAnswer(tx, opening.requestId);
    if (earlier) {
      if (earlier.bodyHmac !== hmac.toString('hex')) return { kind: 'otherBody' };
      const loaded = await loadCase(tx, deps.keys, earlier.caseId);
      return { kind: 'opened', caseId: earlier.caseId, number: loaded?.number ?? '', answer: earlier.answer };
    }
    const result = await openNew({ tx, keys: deps.keys, tenant }, opening, hmac);
    if (result.kind === 'refused') throw new Refused(result);
    return result;
  });
  return opened.catch((error: unknown) => {
    if (error instanceof Refused) return error.opened;
    throw error;
  });
}

/** Gives the transaction up and carries the refusal out of it. */
class Refused extends Error {
  constructor(readonly opened: Opened) {
    super('the opening was refused');
  }
}

function openingHmac({ keys }: RecordDeps, { procedure, placeId, form, happenedOn, as }: Opening): Buffer {
  return bodyHmac(keys, { procedure: procedure.id, placeId, form, happenedOn, userId: as.userId });
}

type Context = Omit<ActContext, 'loaded'>;

async function openNew(context: Context, opening: Opening, hmac: Buffer): Promise<Opened> {
  const { tx } = context;
  const { procedure, placeId, form, happenedOn } = opening;
  const today = await todayOf(tx);
  const pinned = await policyToPin(tx, procedure, today);
  const earliest = addDays(today, -Number(pinned.policy.lateEntryDays ?? 0));
  if (happenedOn > today || happenedOn < earliest) return { kind: 'badDay', earliest, latest: today };
  const identity = await identify(context, opening);
  if (identity === 'alreadyOpen') return { kind: 'alreadyOpen' };
  const lineage = await lineageOf(tx, placeId);
  const number = await nextNumber(tx, context.tenant, { year: today.slice(0, 4), lineage });
  const opened = { procedure, number, placeId, lineage, ...identity, pinned, form, happenedOn };
  const loaded = await insertCase(context, opened);
  const act = actOf(opening, hmac);
  const over = await isDelegationOver(tx, act, procedure.id);
  const refusal = over ? { code: 'notYourRole' as const } : await postOpening({ ...context, loaded }, procedure, act);
  if (refusal) return { kind: 'refused', refusal };
  const answer = await writeOpening({ ...context, loaded }, act);
  return { kind: 'opened', caseId: loaded.id, number: loaded.number, answer };
}

function actOf({ requestId, as, form, happenedOn }: Opening, hmac: Buffer): Act {
  const { onBehalfOfOrgId, ...by } = as;
  return { action: 'open', requestId, bodyHmac: hmac, by, onBehalfOfOrgId, form, evidenceIds: null, happenedOn };
}

interface Identity {
  readonly personId: string | null;
  readonly householdId: string | null;
}

/** Who and which home the case is about; a lot and a recovery name neither. */
async function identify(context: Context, { procedure, form, placeId }: Opening): Promise<Identity | 'alreadyOpen'> {
  if (procedure.subject !== 'home') return { personId: null, householdId: null };
  const personId = await identifyPerson(context, form);
  const householdId = await identifyHousehold(context, placeId, form);
  const { rows } = await context.tx.query(
    'select 1 from cases where procedure = $1 and (person_id = $2 or household_id = $3) and closed_at is null',
    [procedure.id, personId, householdId],
  );
  return rows.length > 0 ? 'alreadyOpen' : { personId, householdId };
}

/** The postings of the opening itself. Its caller's transaction is given up on a refusal, so nothing is half written. */
async function postOpening(context: ActContext, procedure: Procedure, act: Act): Promise<Refusal | null> {
  const { step, enteredOn, facts } = context.loaded.state;
  const performed = { step, suspended: [], closed: null, enteredOn, facts, clocks: [] };
  const { action, form, happenedOn } = act;
  return postAll(
    { ...context, performed, seq: 1, acting: act, action, form, happenedOn, lot: null },
    procedure.opening.postings ?? [],
  );
}

async function todayOf(tx: Tx): Promise<Day> {
  const { rows } = await tx.query<{ today: Day }>('select app_today() as today');
  return rows[0]?.today ?? '';
}

async function lineageOf(tx: Tx, orgId: string): Promise<string[]> {
  const { rows } = await tx.query<{ lineage: string[] }>('select lineage from orgs where id = $1', [orgId]);
  if (!rows[0]) throw new Error(`organisation ${orgId} is not one of the tenant's`);
  return rows[0].lineage;
}

/** `{county code}-{year}-{six digits}`, without gaps except for what was rolled back. */
async function nextNumber(
  tx: Tx,
  tenant: string,
  { year, lineage }: { year: string; lineage: readonly string[] },
): Promise<string> {
  const { rows } = await tx.query<{ code: string; next: number }>(
    `insert into case_numbers as n (tenant_id, year, last_number) values ($1, $2, 1)
     on conflict (tenant_id, year) do update set last_number = n.last_number + 1
     returning last_number as next, (select code from orgs where id = any($3) and level = 'county' limit 1) as code`,
    [tenant, Number(year), lineage],
  );
  const row = rows[0];
  return `${row?.code}-${year}-${String(row?.next).padStart(6, '0')}`;
}
