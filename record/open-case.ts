import { v7 as uuid } from 'uuid';
import { addDays } from '../procedures/days.js';
import { factsOf, startsOf } from '../procedures/engine.js';
import { parsePolicy, policyToJson } from '../procedures/policies.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Day, Facts, Policy } from '../procedures/vocabulary.js';
import type { Act, ActContext } from './act-on-case.js';
import { loadCalendar } from './calendar.js';
import { changeClocks } from './change-clocks.js';
import { GENESIS } from './hash-chain.js';
import { identifyHousehold, identifyPerson } from './identify.js';
import { inTenant } from './in-tenant.js';
import { factsContext, type LoadedCase, loadCase } from './load-case.js';
import { policyInForce } from './policy-in-force.js';
import type { ActingAs, ActionAnswer, RecordDeps, Tx } from './record-types.js';
import { recordedAnswer } from './recorded-answer.js';
import { bodyHmac, seal } from './sealing.js';
import { splitFacts } from './sensitive-facts.js';
import { dueOn, writeEvent } from './write-act.js';

/** An application to be opened as a case. The form is already of the right shape. */
export interface Opening {
  readonly requestId: string;
  readonly procedure: Procedure;
  /** The village (or community) that the home lies in. */
  readonly villageId: string;
  readonly as: ActingAs;
  readonly form: Facts;
  readonly happenedOn: Day;
}

export type Opened =
  | { readonly kind: 'opened'; readonly caseId: string; readonly number: string; readonly answer: ActionAnswer }
  /** The request id was recorded before, with another body. */
  | { readonly kind: 'otherBody' }
  /** This person has an open application of the programme. */
  | { readonly kind: 'alreadyOpen' }
  | { readonly kind: 'badDay'; readonly earliest: Day; readonly latest: Day };

/** Opens a case: person, home, number, policy pinned, first event, first clocks, in one transaction. */
export async function openCase(deps: RecordDeps, tenant: string, opening: Opening): Promise<Opened> {
  return inTenant(deps.pool, tenant, async (tx) => {
    const hmac = openingHmac(deps, opening);
    // One opening at a time per tenant: the number and the check for an open application both rest on it.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('open-case:' || $1, 0))`, [tenant]);
    const earlier = await recordedAnswer(tx, opening.requestId);
    if (earlier) {
      if (earlier.bodyHmac !== hmac.toString('hex')) return { kind: 'otherBody' };
      const loaded = await loadCase(tx, deps.keys, earlier.caseId);
      return { kind: 'opened', caseId: earlier.caseId, number: loaded?.number ?? '', answer: earlier.answer };
    }
    return openNew({ tx, keys: deps.keys, tenant }, opening, hmac);
  });
}

function openingHmac({ keys }: RecordDeps, { procedure, villageId, form, happenedOn, as }: Opening): Buffer {
  return bodyHmac(keys, { procedure: procedure.id, villageId, form, happenedOn, userId: as.userId });
}

type Context = Omit<ActContext, 'loaded'>;

async function openNew(context: Context, opening: Opening, hmac: Buffer): Promise<Opened> {
  const { tx } = context;
  const { procedure } = opening;
  const today = await todayOf(tx);
  const document = await policyInForce(tx, procedure, today);
  const policy = policyOf(procedure, document?.values ?? {});
  const earliest = addDays(today, -Number(policy.lateEntryDays ?? 0));
  if (opening.happenedOn > today || opening.happenedOn < earliest) return { kind: 'badDay', earliest, latest: today };
  const personId = await identifyPerson(context, opening.form);
  const { rows } = await tx.query('select 1 from cases where procedure = $1 and person_id = $2 and closed_at is null', [
    procedure.id,
    personId,
  ]);
  if (rows.length > 0) return { kind: 'alreadyOpen' };
  const householdId = await identifyHousehold(context, opening.villageId, opening.form);
  const loaded = await insertCase(context, opening, {
    policy,
    policyId: document?.id ?? null,
    personId,
    householdId,
    today,
  });
  const answer = await writeOpening({ ...context, loaded }, opening, hmac);
  return { kind: 'opened', caseId: loaded.id, number: loaded.number, answer };
}

async function todayOf(tx: Tx): Promise<Day> {
  const { rows } = await tx.query<{ today: Day }>('select app_today() as today');
  return rows[0]?.today ?? '';
}

function policyOf(procedure: Procedure, values: unknown): Policy {
  const parsed = parsePolicy(procedure.policy, values);
  if ('problems' in parsed)
    throw new Error(`the policy in force for ${procedure.id} cannot be read: ${parsed.problems.join('; ')}`);
  return parsed.policy;
}

interface Pinned {
  readonly policy: Policy;
  readonly policyId: string | null;
  readonly personId: string;
  readonly householdId: string;
  readonly today: Day;
}

async function insertCase({ tx, keys, tenant }: Context, opening: Opening, pinned: Pinned): Promise<LoadedCase> {
  const { procedure, villageId, happenedOn, form } = opening;
  const id = uuid();
  const facts = factsOf(procedure.opening, form);
  const { plain, personal } = splitFacts(procedure, facts);
  const lineage = await lineageOf(tx, villageId);
  const number = await nextNumber(tx, tenant, { year: pinned.today.slice(0, 4), lineage });
  await tx.query(
    `insert into cases (tenant_id, id, number, procedure, version, policy_id, policy_values, org_id, lineage, person_id, household_id,
       step, entered_on, seq, facts, sealed_facts, head_hash, opened_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $16, $13)`,
    [
      tenant,
      id,
      number,
      procedure.id,
      procedure.version,
      pinned.policyId,
      JSON.stringify(policyToJson(pinned.policy)),
      villageId,
      lineage,
      pinned.personId,
      pinned.householdId,
      procedure.start,
      happenedOn,
      JSON.stringify(plain),
      seal(keys, factsContext(id), personal),
      GENESIS,
    ],
  );
  const loaded = await loadCase(tx, keys, id);
  if (!loaded) throw new Error(`case ${id} was not written`);
  return loaded;
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

async function writeOpening(context: ActContext, opening: Opening, hmac: Buffer): Promise<ActionAnswer> {
  const { tx, tenant, loaded } = context;
  const { procedure, state } = loaded;
  const clocks = startsOf(procedure, procedure.start, state.policy, state.facts);
  const calendar = await loadCalendar(tx);
  const on = opening.happenedOn;
  await changeClocks(
    { tx, tenant, caseId: loaded.id, step: procedure.start, seq: 1, on, calendar, policy: state.policy },
    clocks,
  );
  const answer: ActionAnswer = { seq: 1, step: procedure.start, closed: null, dueOn: await dueOn(tx, loaded.id) };
  const { onBehalfOfOrgId, ...by } = opening.as;
  const act: Act = {
    action: 'open',
    requestId: opening.requestId,
    bodyHmac: hmac,
    by,
    onBehalfOfOrgId,
    form: opening.form,
    evidenceIds: null,
    happenedOn: on,
  };
  const hash = await writeEvent(context, act, { action: procedure.opening, answer, used: [] });
  await tx.query('update cases set head_hash = $2 where id = $1', [loaded.id, hash]);
  return answer;
}
