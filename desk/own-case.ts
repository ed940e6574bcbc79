import { timingSafeEqual } from 'node:crypto';
import { OUTCOMES } from '../procedures/outcomes.js';
import { type Day, ROLES, type Text } from '../procedures/vocabulary.js';
import { isCaseCode } from '../record/case-codes.js';
import { readInTenant } from '../record/in-tenant.js';
import { type LoadedCase, loadCase } from '../record/load-case.js';
import type { Tx } from '../record/record-types.js';
import { type KeyRing, unseal } from '../record/sealing.js';
import { SEATS } from './authorise.js';
import { caseMoney } from './case-money.js';
import { countyByCode } from './public-counties.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { hasApplicant } from './issue-case-code.js';
import type { PlainStep } from './plain-steps/plain-step.js';
import { plainStep } from './plain-steps/plain-steps.js';
import { tryCode } from './try-code.js';
import { isPerson, stepTitle } from './words.js';

/** The own case as an applicant is told of it: nothing of others, and of officers the office alone. */
export interface OwnCase {
  readonly number: string;
  readonly programme: Text;
  readonly openedOn: Day;
  /** `null` when the case is closed. */
  readonly step: (PlainStep & { readonly title: Text }) | null;
  readonly outcome: Text | null;
  readonly since: Day;
  /** By when the step is to be done, where that is sure. */
  readonly dueOn: Day | null;
  readonly with: { readonly role: Text; readonly office: string | null } | null;
  readonly notice: { readonly postedOn: Day; readonly lastDay: Day | null } | null;
  /** In fen, once it is settled, less what an audit took off. */
  readonly grantFen: string | null;
  readonly paid: readonly { readonly amountFen: string; readonly account: string }[];
}

/** What an applicant gives. `idTail`: the last four characters of the ID number. */
export interface OwnCaseAsked {
  readonly number: string;
  readonly idTail: string;
  readonly code: string;
}

/** Shows an applicant the own case. Whatever does not fit is answered alike, and takes the same time. */
export async function ownCase(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  countyCode: string,
  asked: OwnCaseAsked,
): Promise<OwnCase | DeskProblem> {
  const county = await countyByCode(deps.pool, countyCode);
  if (!county) return { problem: 'notFound' };
  const number = asked.number.trim().toUpperCase();
  return tryCode(deps, county.id, { number, unknown: { problem: 'ownCaseUnknown' } }, () =>
    readInTenant(deps.pool, county.id, async (tx) => {
      const loaded = await caseByNumber(tx, deps, number);
      const code = asked.code.replaceAll(/\s/g, '');
      const [codeFits, tailFits] = [
        await isCaseCode({ tx, keys: deps.keys }, loaded?.id ?? null, code),
        isTail(String(loaded?.state.facts.idNumber ?? ''), asked.idTail),
      ];
      return loaded && hasApplicant(loaded.procedure) && codeFits && tailFits ? told(tx, deps.keys, loaded) : null;
    }),
  );
}

async function caseByNumber(tx: Tx, { keys }: Pick<DeskDeps, 'keys'>, number: string): Promise<LoadedCase | null> {
  const { rows } = await tx.query<{ id: string }>('select id from cases where number = $1', [number]);
  return rows[0] ? loadCase(tx, keys, rows[0].id) : null;
}

function isTail(idNumber: string, said: string): boolean {
  const expected = Buffer.from(idNumber.slice(-4).padEnd(4));
  const given = Buffer.from(said.trim().toUpperCase());
  return idNumber !== '' && given.length === expected.length && timingSafeEqual(given, expected);
}

interface Beside {
  readonly dueOn: Day | null;
  readonly postedOn: Day | null;
  readonly lastDay: Day | null;
}

const BESIDE = `select
    (select min(k.last_day) from case_clocks k where k.case_id = c.id and k.step = c.step and k.state = 'running' and not k.provisional) as "dueOn",
    n.posted_on as "postedOn",
    (select min(k.last_day) from case_clocks k where k.case_id = c.id and k.clock = 'publicity' and k.state = 'running' and not k.provisional) as "lastDay"
  from cases c left join notices n on n.case_id = c.id and n.removed_on is null
    and n.posted_seq = (select max(l.posted_seq) from notices l where l.case_id = c.id)
  where c.id = $1`;

async function told(tx: Tx, keys: KeyRing, loaded: LoadedCase): Promise<OwnCase> {
  const { procedure, state } = loaded;
  const { settlement } = await caseMoney(tx, loaded.id);
  return {
    number: loaded.number,
    programme: procedure.title,
    openedOn: loaded.openedOn,
    outcome: state.closed && OUTCOMES[state.closed],
    since: state.enteredOn,
    ...(state.closed ? NOTHING_OPEN : await standing(tx, loaded)),
    grantFen: settlement && String(BigInt(settlement.grantFen) - BigInt(settlement.reducedFen)),
    paid: await paidTo(tx, keys, loaded.id),
  };
}

type Standing = Pick<OwnCase, 'step' | 'dueOn' | 'with' | 'notice'>;

const NOTHING_OPEN: Standing = { step: null, dueOn: null, with: null, notice: null };

async function standing(tx: Tx, loaded: LoadedCase): Promise<Standing> {
  const { procedure, state } = loaded;
  const { rows } = await tx.query<Beside>(BESIDE, [loaded.id]);
  const { dueOn = null, postedOn = null, lastDay = null } = rows[0] ?? {};
  return {
    step: { title: stepTitle(procedure, state.step), ...plainStep(state.step) },
    dueOn,
    with: await whoHasIt(tx, loaded),
    notice: postedOn === null ? null : { postedOn, lastDay },
  };
}

/** The office of those whose turn it is, by the first act of the step; a firm is not named. */
async function whoHasIt(tx: Tx, { procedure, state, lineage }: LoadedCase): Promise<OwnCase['with']> {
  const acts = Object.values(procedure.steps[state.step]?.actions ?? {});
  const role = acts.flatMap(({ by }) => by.filter(isPerson))[0];
  if (!role) return null;
  const [level] = SEATS[role];
  const { rows } = await tx.query<{ name: string }>('select name from orgs where id = any($1) and level = $2', [
    lineage,
    level,
  ]);
  return { role: ROLES[role], office: rows[0]?.name ?? null };
}

/** What the bank paid to the household, and to which account: enough of it to know it by. */
async function paidTo(tx: Tx, keys: KeyRing, caseId: string): Promise<OwnCase['paid']> {
  const { rows } = await tx.query<{ id: string; amountFen: string; payee: Buffer }>(
    `select id, amount_fen::text as "amountFen", payee_sealed as payee from payments
     where case_id = $1 and state = 'paid' order by attempt`,
    [caseId],
  );
  return rows.map(({ id, amountFen, payee }) => {
    const { account } = unseal<{ account: string }>(keys, `payment:${id}`, payee);
    return { amountFen, account: `**** ${account.slice(-4)}` };
  });
}
