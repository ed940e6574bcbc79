import { ALL_PROCEDURES, procedureOf } from '../procedures/all-procedures.js';
import { actionsAt, type Procedure } from '../procedures/procedure.js';
import type { Day, Text } from '../procedures/vocabulary.js';
import { readInTenant } from '../record/in-tenant.js';
import { TOWN_AND_VILLAGE } from '../record/read-lot.js';
import { stands } from '../record/standing-events.js';
import { readToday } from '../record/read-payment-files.js';
import { reworkAsks } from './acceptance.js';
import { binding } from './case-conditions.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { DUE_ON } from './due-on.js';
import { ASKED_BY_CONTRACTOR, type OpenAsk } from './open-asks.js';
import { OVERDUE } from './overdue.js';
import { actsAs } from './seats.js';
import { type FirmContract, contractsOf } from './firm-contracts.js';
import type { Person } from './who-am-i.js';
import { takesPartAs } from './waiting-steps.js';
import { stepTitle } from './words.js';

/** A home that the person's firm renovates. Holds no personal data. */
export interface WorkOrderLine {
  readonly id: string;
  readonly number: string;
  readonly town: string;
  readonly village: string;
  readonly step: string;
  readonly stepTitle: Text;
  readonly dueOn: Day | null;
  readonly overdue: boolean;
  readonly closed: boolean;
  /** The round of rework that goes on now; `null` when none does. */
  readonly reworkRound: number | null;
  /** What the contractor has to do next; `null` while others have the case in hand. */
  readonly toDo: Text | null;
  /** What the contractor reported or asked for and nobody answered. */
  readonly asks: readonly OpenAsk[];
  /** The day that was agreed with the household. */
  readonly appointmentOn: Day | null;
}

export interface WorkOrders {
  /** Town by town; in each town rework first, then by the deadline. */
  readonly orders: readonly WorkOrderLine[];
  /** The firm's contracts, for those who act for the whole firm. */
  readonly contracts: readonly FirmContract[];
  readonly today: Day;
}

interface Row extends Omit<WorkOrderLine, 'stepTitle' | 'reworkRound' | 'toDo'> {
  readonly procedure: string;
  readonly version: number;
  readonly rounds: number;
}

const HOMES = ALL_PROCEDURES.filter(({ subject }) => subject === 'home');
const ASKS = [...new Set(HOMES.flatMap(reworkAsks).map(({ name }) => name))];

/** The homes that a contractor has to do with, open or closed. What is out of reach is left out by the database itself. */
export async function listWorkOrders(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  { closed = false }: { readonly closed?: boolean | undefined } = {},
): Promise<WorkOrders | DeskProblem> {
  if (!actsAs(person, 'contractor')) return { problem: 'notYourRole' };
  return readInTenant(pool, person.tenant, async (tx) => {
    const { values, bind } = binding();
    const mine = takesPartAs(person, 'contractor', bind);
    const sql = `select c.id, c.number, c.procedure, c.version, c.step, ${TOWN_AND_VILLAGE}, ${DUE_ON} as "dueOn",
        ${OVERDUE} as overdue, c.closed_at is not null as closed,
        ${ASKED_BY_CONTRACTOR} as asks, c.facts->>'appointmentOn' as "appointmentOn",
        (select count(*)::integer from case_events e where e.case_id = c.id and e.action = any(${bind(ASKS)}::text[]) and ${stands('e')}) as rounds
      from cases c where ${mine} and c.procedure = any(${bind(HOMES.map(({ id }) => id))}::text[])
        and (c.closed_at is not null) = ${bind(closed)}::boolean
      order by c.number desc limit 1000`;
    const { rows } = await tx.query<Row>(sql, values);
    return {
      orders: rows.map(lineOf).toSorted(asTheyAreDone),
      contracts: await contractsOf(tx, person),
      today: await readToday(tx),
    };
  });
}

function lineOf({ procedure: id, version, rounds, ...row }: Row): WorkOrderLine {
  const procedure = procedureOf(id, version);
  const inRework = reworkAsks(procedure).some(({ step }) => step === row.step);
  return {
    ...row,
    stepTitle: stepTitle(procedure, row.step),
    reworkRound: inRework && !row.closed ? rounds : null,
    toDo: row.closed ? null : contractorsTask(procedure, row.step),
  };
}

/** The first act of the step that takes the case on and is the contractor's. */
function contractorsTask(procedure: Procedure, step: string): Text | null {
  const acts = Object.values(actionsAt(procedure, step));
  return acts.find(({ by, to }) => by.includes('contractor') && to !== undefined)?.title ?? null;
}

/** Rework before everything else, then what is due first. */
function asTheyAreDone(one: WorkOrderLine, other: WorkOrderLine): number {
  const key = ({ town, reworkRound, toDo, dueOn, number }: WorkOrderLine) =>
    [town, reworkRound === null ? '1' : '0', toDo ? '0' : '1', dueOn ?? '9', number] as const;
  const [a, b] = [key(one), key(other)];
  for (const [at, part] of a.entries()) if (part !== b[at]) return part < (b[at] ?? '') ? -1 : 1;
  return 0;
}
