import { ALL_PROCEDURES, procedureOf } from '../procedures/all-procedures.js';
import type { OutcomeName } from '../procedures/procedure.js';
import type { Day, Text } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import { readToday } from '../record/read-payment-files.js';
import { isSeated } from './authorise.js';
import type { DeskDeps } from './desk-deps.js';
import { reachOf } from './find-case.js';
import { OVERDUE } from './overdue.js';
import { asking, type FigureName, FIGURES } from './progress-figures.js';
import type { Person } from './who-am-i.js';
import { stepTitle } from './words.js';

/** What to list. Everything left out does not narrow. */
export interface CaseFilter {
  /** Only cases whose step waits for a role of the person. */
  readonly waitsForMe?: boolean | undefined;
  /** Only cases with a deadline that has passed. */
  readonly overdue?: boolean | undefined;
  readonly step?: string | undefined;
  /** An organisation: the cases at or under it. */
  readonly placeId?: string | undefined;
  readonly number?: string | undefined;
  readonly closed?: boolean | undefined;
  readonly programme?: string | undefined;
  /** The cases that a figure of the progress report counts, for a year. */
  readonly figure?: FigureName | undefined;
  readonly year?: number | undefined;
  /** Of a figure of money: the one fund that is meant. */
  readonly fundId?: string | undefined;
  /** The `next` of the page before. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A line of the queue. Holds no personal data. */
export interface CaseLine {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  readonly step: string;
  readonly stepTitle: Text;
  readonly seq: number;
  readonly place: string;
  readonly openedOn: Day;
  readonly enteredOn: Day;
  readonly dueOn: Day | null;
  readonly overdue: boolean;
  readonly outcome: OutcomeName | null;
}

export interface CasePage {
  readonly cases: readonly CaseLine[];
  /** For the next page; `null` at the end. */
  readonly next: string | null;
  /** By the system's one clock. */
  readonly today: Day;
}

const WAITS = `c.closed_at is null and exists (
    select 1 from unnest($4::text[], $5::integer[], $6::text[], $7::uuid[], $8::boolean[]) as w(procedure, version, step, org, firm)
    where (w.procedure, w.version, w.step) = (c.procedure, c.version, c.step)
      and case when w.firm then exists (select 1 from case_parties p where p.case_id = c.id and p.org_id = w.org) else w.org = any(c.lineage) end)`;

const selectOf = (
  figure: FigureName | undefined,
): string => `select c.id, c.number, c.procedure, c.version, c.step, c.seq, o.name as place, c.opened_on as "openedOn",
    c.entered_on as "enteredOn", c.outcome, ${OVERDUE} as overdue,
    (select min(k.last_day) from case_clocks k where k.case_id = c.id and k.state = 'running' and not k.provisional) as "dueOn"
  from cases c join orgs o on o.id = c.org_id cross join (${asking('$17', '$18')}) asked
  where (c.lineage && $1 or exists (select 1 from case_parties p where p.case_id = c.id and p.org_id = any($2)))
    and (not $3 or (${WAITS}))
    and (not $9 or ${OVERDUE})
    and ($10::text is null or c.step = $10)
    and ($11::uuid is null or c.lineage @> array[$11::uuid])
    and ($12::text is null or c.number = $12)
    and ($13::boolean is null or (c.closed_at is not null) = $13)
    and ($14::uuid is null or c.id > $14)
    and ($16::text is null or c.procedure = $16)
    and (${figure ? FIGURES[figure] : 'true'})
  order by c.id limit $15`;

type LineRow = Omit<CaseLine, 'stepTitle'> & { readonly version: number };

/** The cases that the person may see, the oldest first. What is out of reach is left out by the database itself. */
export async function listCases(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  filter: CaseFilter,
): Promise<CasePage> {
  const { rows, today } = await inTenant(pool, person.tenant, async (tx) => ({
    rows: (await tx.query<LineRow>(selectOf(filter.figure), valuesOf(person, filter))).rows,
    today: await readToday(tx),
  }));
  const page = rows.slice(0, filter.limit);
  return {
    cases: page.map(({ version, ...row }) => ({
      ...row,
      stepTitle: stepTitle(procedureOf(row.procedure, version), row.step),
    })),
    next: rows.length > filter.limit ? (page.at(-1)?.id ?? null) : null,
    today,
  };
}

function valuesOf(person: Person, filter: CaseFilter): unknown[] {
  const { places, firms } = reachOf(person);
  const mine = stepsOf(person);
  return [
    places,
    firms,
    filter.waitsForMe ?? false,
    mine.map((each) => each.procedure),
    mine.map((each) => each.version),
    mine.map((each) => each.step),
    mine.map((each) => each.orgId),
    mine.map((each) => each.firm),
    filter.overdue ?? false,
    filter.step ?? null,
    filter.placeId ?? null,
    filter.number ?? null,
    filter.closed ?? null,
    filter.cursor ?? null,
    filter.limit + 1,
    ...figureAsked(filter),
  ];
}

const figureAsked = ({ programme, year, fundId }: CaseFilter): unknown[] => [
  programme ?? null,
  year ?? null,
  fundId ?? null,
];

interface WaitingStep {
  readonly procedure: string;
  readonly version: number;
  readonly step: string;
  readonly orgId: string;
  readonly firm: boolean;
}

/** The steps that have an action of their own for a role of the person, with the organisation it is held at. */
function stepsOf(person: Person): WaitingStep[] {
  return person.grants.filter(isSeated).flatMap(({ role, orgId, level }) =>
    ALL_PROCEDURES.flatMap(({ id, version, steps }) =>
      Object.entries(steps)
        .filter(([, { actions }]) => Object.values(actions).some(({ by }) => by.includes(role)))
        .map(([step]) => ({ procedure: id, version, step, orgId, firm: level === 'firm' })),
    ),
  );
}
