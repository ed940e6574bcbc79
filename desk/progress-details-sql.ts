import { stands } from '../record/standing-events.js';
import { PACE_DAYS } from './pace.js';
import { asking, HOME_FIGURES } from './progress-figures.js';
import { OVERDUE } from './overdue.js';
import { IN_REACH, REPORTED, rowsOf } from './progress-sql.js';

/** The homes that a firm builds; a home that was taken from it is no longer its own. */
const FIRMS = `select o.id, o.name,
    count(*) filter (where h."inWork")::integer as "inWork", count(*) filter (where h.accepted)::integer as accepted,
    count(*) filter (where h.paid)::integer as paid, count(*) filter (where h.overdue)::integer as overdue,
    coalesce(sum(h.reworks), 0)::integer as reworks
  from (select p.org_id, ${(['inWork', 'accepted', 'paid', 'overdue'] as const).map((name) => `(${HOME_FIGURES[name]}) as "${name}"`).join(', ')},
      (select count(*) from case_events e where e.case_id = c.id and e.action = any($5::text[]) and ${stands('e')}
        and e.happened_on between asked.first_day and asked.last_day) as reworks
    from cases c join case_parties p on p.case_id = c.id and p.as_role = 'contractor' cross join asked
    where c.procedure = $1 and ${IN_REACH('c')}) h
  join orgs o on o.id = h.org_id group by o.id, o.name order by o.name collate "C"`;

/** From the day on which a step was entered to the day on which it was left for good, of those left in the year. */
const STAYS = `select s.step, (s.left_on - s.entered_on) as days from (
    select e.to_step as step, e.happened_on as entered_on,
      lead(e.happened_on) over (partition by e.case_id order by e.seq) as left_on
    from case_events e join cases c on c.id = e.case_id
    where c.procedure = $1 and ${IN_REACH('c')} and (e.from_step is distinct from e.to_step or e.closed is not null)
      and ${stands('e')}) s
  cross join asked where s.left_on between asked.first_day and asked.last_day`;

const STEPS = `select coalesce(n.step, l.step) as step, coalesce(n.standing, 0)::integer as standing,
    coalesce(n.overdue, 0)::integer as overdue, n."longestDays", coalesce(l.stays, 0)::integer as stays, l."averageDays"
  from (select c.step, count(*) as standing, count(*) filter (where ${OVERDUE}) as overdue,
      max(app_today() - c.entered_on) as "longestDays"
    from cases c where c.procedure = $1 and ${IN_REACH('c')} and c.closed_at is null group by c.step) n
  full join (select step, count(*) as stays, round(avg(days), 1)::text as "averageDays" from (${STAYS}) d group by step) l
    on l.step = n.step`;

const LATELY = `select p.id, count(distinct a.case_id)::integer as "acceptedLately"
  from orgs p join cases c on c.lineage @> array[p.id] join acceptances a on a.case_id = c.id
  where ${REPORTED} and c.procedure = $1 and a.accepted_on > app_today() - ${PACE_DAYS} and a.accepted_on <= app_today()
  group by p.tenant_id, p.id`;

/** Firms, steps and the latest pace, of one instant. $5: the actions that ask for rework. */
export const PROGRESS_DETAILS = `with asked as materialized (${asking('$2', 'null')})
  select ${rowsOf(FIRMS)} as firms, ${rowsOf(STEPS)} as steps, ${rowsOf(LATELY)} as lately`;
