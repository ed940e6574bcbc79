import { ALL_PROCEDURES, procedureOf } from '../procedures/all-procedures.js';
import type { Day, Role, Text } from '../procedures/vocabulary.js';
import { WAITS } from '../record/received-objections.js';
import { inTenant } from '../record/in-tenant.js';
import { readToday } from '../record/read-payment-files.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { DUE_ON } from './due-on.js';
import { inquiryOf } from './inquiry.js';
import { type ReceivedObjection, stateOf } from './received-objections.js';
import { caseSeatsAs, holds } from './seats.js';
import type { Person } from './who-am-i.js';
import { stepTitle } from './words.js';

/** An objection from the public as a line of the list: neither what it says nor who says it. */
export interface ObjectionLine extends Pick<ReceivedObjection, 'id' | 'number' | 'isNamed' | 'receivedAt' | 'state'> {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly stepTitle: Text;
  /** Counted from 1: which of the case's notices it is against. */
  readonly round: number;
  /** The case's next deadline; `null` while none runs. */
  readonly dueOn: Day | null;
}

export interface ObjectionList {
  readonly today: Day;
  /** Those that wait first, by their case's deadline; then the answered ones, the newest first. */
  readonly objections: readonly ObjectionLine[];
}

interface Row extends Omit<ObjectionLine, 'stepTitle' | 'receivedAt' | 'state'> {
  readonly receivedAt: Date;
  readonly registeredSeq: number | null;
  readonly reason: string | null;
  readonly procedure: string;
  readonly version: number;
  readonly step: string;
  readonly lineage: readonly string[];
}

const SELECT = `select o.id, o.number, o.is_named as "isNamed", o.received_at as "receivedAt", o.registered_seq as "registeredSeq", o.reason,
    c.id as "caseId", c.number as "caseNumber", c.procedure, c.version, c.step, c.lineage, ${DUE_ON} as "dueOn",
    (select count(*)::integer from notices n where n.case_id = c.id and n.posted_seq <= o.posted_seq) as round
  from objections_as_answered o join cases c on c.id = o.case_id where c.lineage && $1::uuid[]
  order by ${WAITS} desc, case when ${WAITS} then ${DUE_ON} end, o.received_at desc, o.number desc limit 200`;

const INQUIRERS: readonly Role[] = [...new Set(ALL_PROCEDURES.flatMap((each) => inquiryOf(each)?.by ?? []))];

/** Whether the person inquires into objections anywhere. */
export const inquires = (person: Person): boolean => holds(person, INQUIRERS);

/** The objections from the public under the offices at which the person inquires. Nothing personal is opened. */
export async function listObjections(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
): Promise<ObjectionList | DeskProblem> {
  if (!inquires(person)) return { problem: 'notYourRole' };
  const seatsFor = ({ procedure, version }: Pick<Row, 'procedure' | 'version'>) =>
    caseSeatsAs(person, inquiryOf(procedureOf(procedure, version))?.by ?? [], procedure);
  const places = ALL_PROCEDURES.flatMap(({ id, version }) => seatsFor({ procedure: id, version }));
  return inTenant(pool, person.tenant, async (tx) => {
    const { rows } = await tx.query<Row>(SELECT, [[...new Set(places)]]);
    const mine = rows.filter((row) => seatsFor(row).some((seat) => row.lineage.includes(seat)));
    return { today: await readToday(tx), objections: mine.map(lineOf) };
  });
}

function lineOf({
  procedure,
  version,
  step,
  lineage: _,
  receivedAt,
  registeredSeq,
  reason,
  ...line
}: Row): ObjectionLine {
  return {
    ...line,
    receivedAt: receivedAt.toISOString(),
    state: stateOf({ registeredSeq, reason }),
    stepTitle: stepTitle(procedureOf(procedure, version), step),
  };
}
