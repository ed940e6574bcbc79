import { timingSafeEqual } from 'node:crypto';
import { procedureOf } from '../procedures/all-procedures.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Text } from '../procedures/vocabulary.js';
import { type ObjectionOnRecord, objectionByNumber } from '../record/answer-objection.js';
import { objectionCode } from '../record/case-codes.js';
import { readInTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import { stands } from '../record/standing-events.js';
import { countyByCode } from './public-counties.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { inquiryOf } from './inquiry.js';
import { NOT_TAKEN_REASONS } from './objection-form.js';
import { stateOf } from './received-objections.js';
import { tryCode } from './try-code.js';
import { actionTitle } from './words.js';

/** What became of an objection, for whoever has the receipt. */
export interface ObjectionOutcome {
  readonly receipt: string;
  readonly receivedAt: string;
  /** `over`: the application ended before it was answered. */
  readonly state: 'waiting' | 'inquiry' | 'ended' | 'notTaken' | 'over';
  /** With what the inquiry ended, or why it was not taken up. */
  readonly result: Text | null;
  readonly note: string | null;
  readonly answeredAt: string | null;
}

interface Asked {
  readonly receipt: string;
  readonly code: string;
}

/** Tells the sender of an objection what became of it. Receipts that there are not and wrong codes are answered alike. */
export async function objectionOutcome(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  countyCode: string,
  { receipt, code }: Asked,
): Promise<ObjectionOutcome | DeskProblem> {
  const county = await countyByCode(deps.pool, countyCode);
  if (!county) return { problem: 'notFound' };
  const number = receipt.trim().toUpperCase();
  return tryCode(deps, county.id, { number, unknown: { problem: 'receiptUnknown' } }, () =>
    readInTenant(deps.pool, county.id, async (tx) => {
      const objection = await objectionByNumber({ tx, keys: deps.keys }, number);
      const expected = Buffer.from(objectionCode(deps.keys, objection?.id ?? ''));
      const given = Buffer.from(code.replaceAll(/\s/g, ''));
      const fits = given.length === expected.length && timingSafeEqual(expected, given);
      return fits && objection ? outcomeOf(tx, objection) : null;
    }),
  );
}

async function outcomeOf(tx: Tx, objection: ObjectionOnRecord): Promise<ObjectionOutcome> {
  const { number, receivedAt, note } = objection;
  const common = { receipt: number, receivedAt: receivedAt.toISOString(), note: null };
  const state = stateOf(objection);
  if (state === 'notTaken') {
    const result = NOT_TAKEN_REASONS[objection.reason as keyof typeof NOT_TAKEN_REASONS];
    return { ...common, state, result, note, answeredAt: objection.answeredAt?.toISOString() ?? null };
  }
  if (state === 'registered') return { ...common, ...(await inquired(tx, objection)) };
  const { rowCount } = await tx.query('select 1 from cases where id = $1 and closed_at is not null', [
    objection.caseId,
  ]);
  return { ...common, state: rowCount ? 'over' : 'waiting', result: null, answeredAt: null };
}

type Inquired = Pick<ObjectionOutcome, 'state' | 'result' | 'answeredAt'>;

async function inquired(tx: Tx, { caseId, registeredSeq, registeredAt }: ObjectionOnRecord): Promise<Inquired> {
  const procedure = await procedureOfCase(tx, caseId);
  const { rows } = await tx.query<{ action: string; at: Date }>(
    `select e.action, e.recorded_at as at from case_events e
     where e.case_id = $1 and e.seq > $2 and e.action = any($3) and ${stands('e')} order by e.seq limit 1`,
    [caseId, registeredSeq, inquiryOf(procedure)?.endings ?? []],
  );
  const [ended] = rows;
  if (!ended) return { state: 'inquiry', result: null, answeredAt: registeredAt?.toISOString() ?? null };
  return { state: 'ended', result: actionTitle(procedure, ended.action), answeredAt: ended.at.toISOString() };
}

async function procedureOfCase(tx: Tx, caseId: string): Promise<Procedure> {
  const { rows } = await tx.query<{ procedure: string; version: number }>(
    'select procedure, version from cases where id = $1',
    [caseId],
  );
  if (!rows[0]) throw new Error('an objection belongs to no case');
  return procedureOf(rows[0].procedure, rows[0].version);
}
