import { balanceOf } from './list-funds-and-quotas.js';
import { ACCOUNTS, asking, HOME_FIGURE_NAMES, HOME_FIGURES, STANDS_WAITING } from './progress-figures.js';

/** SQL: what lies under the seats of the person, and under the place asked. $1 programme, $2 year, $3 the seats, $4 the place or null. */
export const IN_REACH = (alias: string) =>
  `${alias}.lineage && $3::uuid[] and ($4::uuid is null or ${alias}.lineage @> array[$4::uuid])`;
export const REPORTED = `p.level in ('province', 'city', 'county', 'town') and ${IN_REACH('p')}`;

// Each case is asked once and then counted at every place it lies under, so that a county is more than its towns added up.
const HOMES = `select c.lineage, ${HOME_FIGURE_NAMES.map((name) => `(${HOME_FIGURES[name]}) as "${name}"`).join(', ')},
    (select max(least(app_today(), asked.last_day) - w.joined_on) from waitlist w where ${STANDS_WAITING}) as waited
  from cases c cross join asked where c.procedure = $1 and ${IN_REACH('c')}`;

const PLACES = `select r.*, round(r.accepted * 100.0 / nullif(r.quota, 0), 2)::text as "completionRate" from (
    select p.id, p.name, p.level, cardinality(p.lineage) as depth, p.code,
      (select q.total from quotas q where q.org_id = p.id and q.programme = $1 and q.year = asked.year) as quota,
      ${HOME_FIGURE_NAMES.map((name) => `count(*) filter (where h."${name}")::integer as "${name}"`).join(', ')},
      max(h.waited) as "oldestWaitDays"
    from orgs p cross join asked left join homes h on h.lineage @> array[p.id]
    where ${REPORTED} group by p.tenant_id, p.id, asked.year) r
  order by r.depth, r.code`;

const MONEY = `select p.id as "placeId", e.fund_id as "fundId",
    ${ACCOUNTS.map((account) => `(${balanceOf(account)})::text as ${account}`).join(', ')}
  from fund_entries e join funds f on f.id = e.fund_id join cases c on c.id = e.case_id join orgs p on p.id = any(c.lineage) cross join asked
  where f.programme = $1 and f.year = asked.year and c.procedure = $1 and ${REPORTED}
  group by p.id, e.fund_id`;

const FUNDS = `select f.id, f.name, f.total_fen::text as "totalFen", (f.total_fen + ${balanceOf('free')})::text as "leftFen"
  from funds f cross join asked left join fund_entries e on e.fund_id = f.id
  where f.programme = $1 and f.year = asked.year group by f.tenant_id, f.id order by f.position`;

export const rowsOf = (query: string): string => `(select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (${query}) r)`;

/** The whole report in one statement, so that all its figures are of one instant. */
export const PROGRESS_REPORT = `with asked as materialized (${asking('$2', 'null')}), homes as materialized (${HOMES})
  select app_today() as "asOf", ${rowsOf(PLACES)} as places, ${rowsOf(MONEY)} as money, ${rowsOf(FUNDS)} as funds`;
