import { ALL_PROCEDURES, latestProcedure } from '../procedures/all-procedures.js';
import type { Day, Role, Text } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { finishAtPace } from './pace.js';
import { PROGRESS_DETAILS } from './progress-details-sql.js';
import type { ProgressReport } from './progress-report.js';
import type { Person } from './who-am-i.js';
import { type ProgressAsked, reportedTo } from './asked-progress.js';
import { everyAction, isPerson } from './words.js';

/** A firm and the homes it builds. `accepted`, `paid` and `reworks` happened in the year. */
export interface FirmProgress {
  readonly id: string;
  readonly name: string;
  readonly inWork: number;
  readonly accepted: number;
  readonly paid: number;
  readonly overdue: number;
  /** How often rework was asked for. */
  readonly reworks: number;
}

/** A step: who stands there now, and how long those took who left it in the year. */
export interface StepProgress {
  readonly step: string;
  readonly title: Text;
  /** Whom it waits for. */
  readonly by: readonly Role[];
  readonly standing: number;
  readonly overdue: number;
  /** Calendar days of the one that stands there longest; `null` where nobody does. */
  readonly longestDays: number | null;
  /** How often it was left in the year. */
  readonly stays: number;
  /** Calendar days with one decimal; `null` where nobody left it. */
  readonly averageDays: string | null;
}

export interface ProgressDetails {
  readonly firms: readonly FirmProgress[];
  /** In the order of the procedure. */
  readonly steps: readonly StepProgress[];
  /** Where a quota is reached at the pace of the last 90 days, by place; places without a forecast are left out. */
  readonly finish: ReadonlyMap<string, Day>;
}

interface Counted {
  readonly firms: readonly FirmProgress[];
  readonly steps: readonly Omit<StepProgress, 'title' | 'by'>[];
  readonly lately: readonly { readonly id: string; readonly acceptedLately: number }[];
}

/** What lies behind a report: its firms, its steps and its pace, for the same places. */
export async function progressDetails(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  asked: ProgressAsked,
  report: ProgressReport,
): Promise<ProgressDetails | DeskProblem> {
  const reported = reportedTo(person, asked);
  if (isProblem(reported)) return reported;
  const values = [
    report.programme,
    report.year,
    reported.seats,
    asked.placeId ?? null,
    asksForRework(report.programme),
  ];
  const { rows } = await inTenant(pool, person.tenant, (tx) => tx.query<Counted>(PROGRESS_DETAILS, values));
  if (!rows[0]) throw new Error('the database did not answer');
  const { firms, steps, lately } = rows[0];
  return { firms, steps: inOrder(report.programme, steps), finish: forecasts(report, lately) };
}

/** What asks for rework says what is to be put right; the tables know which actions those are. */
function asksForRework(programme: string): string[] {
  const versions = ALL_PROCEDURES.filter(({ id }) => id === programme);
  return versions.flatMap(everyAction).flatMap(([name, { form }]) => (form?.defects ? [name] : []));
}

function inOrder(programme: string, counted: Counted['steps']): StepProgress[] {
  return Object.entries(latestProcedure(programme).steps).flatMap(([step, { title, actions }]) => {
    const found = counted.find((each) => each.step === step);
    const by = [...new Set(Object.values(actions).flatMap((action) => action.by))];
    return found ? [{ ...found, title, by: by.filter(isPerson) }] : [];
  });
}

/** Of a year that is over nothing is forecast. */
function forecasts({ places, year, asOf }: ProgressReport, lately: Counted['lately']): Map<string, Day> {
  const pace = new Map(lately.map(({ id, acceptedLately }) => [id, acceptedLately]));
  const isNow = asOf.startsWith(String(year));
  return new Map(
    (isNow ? places : []).flatMap(({ id, quota, accepted }) => {
      const day = finishAtPace({ quota, accepted, acceptedLately: pace.get(id) ?? 0 }, asOf);
      return day === null ? [] : [[id, day] as const];
    }),
  );
}
