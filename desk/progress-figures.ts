import { ALL_PROCEDURES } from '../procedures/all-procedures.js';
import type { Phase } from '../procedures/procedure.js';
import { stands } from '../record/standing-events.js';
import { balanceOf } from './list-funds-and-quotas.js';
import { OVERDUE } from './overdue.js';

/**
 * The one place that says which cases a figure of the progress report counts: the report counts with these conditions
 * and the list of cases filters by them. Each is SQL over a case `c` and what is `asked`, see `asking`.
 */

/** SQL of the one row `asked`: the year, its first and last day, and the fund when only one is meant. */
export const asking = (year: string, fundId: string): string =>
  `select y.year, make_date(y.year, 1, 1) as first_day, make_date(y.year, 12, 31) as last_day, ${fundId}::uuid as fund_id
   from (select ${year}::integer as year) y`;

const inYear = (day: string): string => `${day} between asked.first_day and asked.last_day`;

const stepsOf = (phase: Phase): string => {
  const steps = ALL_PROCEDURES.flatMap(({ id, version, steps }) =>
    Object.entries(steps).flatMap(([step, rule]) => (rule.phase === phase ? [`'${id}/${version}/${step}'`] : [])),
  );
  return `array[${steps.join(', ')}]::text[]`;
};

const NOT_CLOSED = `not exists (select 1 from case_events e where e.case_id = c.id and e.closed is not null and e.happened_on <= asked.last_day)`;

// Where it stood at the year's end, or stands now. A case that halts for a while is where it was before.
const STOOD_AT = `(select s.step from case_events e cross join lateral (select c.procedure || '/' || c.version || '/' || e.to_step as step) s
    where e.case_id = c.id and e.happened_on <= asked.last_day and s.step <> all(${stepsOf('halted')}) and ${stands('e')} order by e.seq desc limit 1)`;

/** SQL over a place `w` on the waitlist: whether it is waited on at the end of the year asked, or now. */
export const STANDS_WAITING = `w.case_id = c.id and w.joined_on <= asked.last_day and not exists (
    select 1 from case_events e where e.case_id = w.case_id and e.seq = w.left_seq and e.happened_on <= asked.last_day)`;

/** Figures that are numbers of homes. Applied, approved, accepted and paid happened in the year; the others are how things stand. */
export const HOME_FIGURES = {
  applied: inYear('c.opened_on'),
  // The act that took the place in the quota which the home still holds.
  approved: `exists (select 1 from quota_uses u join case_events e on e.case_id = u.case_id and e.seq = u.taken_seq
    where u.case_id = c.id and u.released_seq is null and ${inYear('e.happened_on')})`,
  inWork: `${STOOD_AT} = any(${stepsOf('works')}) and ${NOT_CLOSED}`,
  accepted: `exists (select 1 from acceptances a where a.case_id = c.id and ${inYear('a.accepted_on')})`,
  paid: `exists (select 1 from case_events e where e.case_id = c.id and ${inYear('e.happened_on')} and (e.closed = 'paid'
    or exists (select 1 from payments p where p.case_id = c.id and p.state = 'paid' and p.answered_seq = e.seq)))`,
  waiting: `exists (select 1 from waitlist w where ${STANDS_WAITING})`,
  // Known for today alone: of a year gone by, what is overdue still.
  overdue: `c.opened_on <= asked.last_day and ${OVERDUE}`,
} as const;

/** The accounts through which a fund's money passes. */
export const ACCOUNTS = ['reserved', 'committed', 'ordered', 'paid'] as const;
export type HeldAccount = (typeof ACCOUNTS)[number];

const holding = (account: HeldAccount): string =>
  `exists (select 1 from fund_entries e join funds f on f.id = e.fund_id where e.case_id = c.id and f.programme = c.procedure
    and f.year = asked.year and (asked.fund_id is null or f.id = asked.fund_id) having ${balanceOf(account)} <> 0)`;

/** The homes for which the year's funds, or the one fund asked, hold money in an account. */
export const MONEY_FIGURES = {
  moneyReserved: holding('reserved'),
  moneyCommitted: holding('committed'),
  moneyOrdered: holding('ordered'),
  moneyPaid: holding('paid'),
} as const;

export const MONEY_FIGURE_OF = {
  reserved: 'moneyReserved',
  committed: 'moneyCommitted',
  ordered: 'moneyOrdered',
  paid: 'moneyPaid',
} as const satisfies Record<HeldAccount, keyof typeof MONEY_FIGURES>;

export const FIGURES = { ...HOME_FIGURES, ...MONEY_FIGURES };

export type HomeFigure = keyof typeof HOME_FIGURES;
export type FigureName = keyof typeof FIGURES;
export const HOME_FIGURE_NAMES = Object.keys(HOME_FIGURES) as HomeFigure[];
