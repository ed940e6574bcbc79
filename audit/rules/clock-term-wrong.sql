-- A running clock ends on the day that its term gives by the county's calendar, counted from the day after its first, and
-- is due at the first instant of the next day. A term counted in days or months may roll to a working day, as the policy says.
with worked as (
  select k.tenant_id, k.id, d.day::date as day,
    coalesce(d.day::date = any(y.work_days), false) or (extract(isodow from d.day) <= 5 and not coalesce(d.day::date = any(y.rest_days), false)) as works
  from case_clocks k
  cross join lateral generate_series(k.running_since + 1, k.last_day + 15, interval '1 day') d (day)
  left join calendar_years y on y.tenant_id = k.tenant_id and y.year = extract(year from d.day)
  where k.state = 'running' and not k.provisional and k.unit <> 'untilDay'
), expected as (
  select k.tenant_id, k.id, case k.unit
      when 'untilDay' then k.until_day
      when 'workingDays' then case when k.allotted = k.used then k.running_since else
        (select w.day from worked w where (w.tenant_id, w.id) = (k.tenant_id, k.id) and w.works order by w.day offset k.allotted - k.used - 1 limit 1) end
      else case when coalesce((c.policy_values->>'rollsToWorkingDay')::boolean, false)
        then (select min(w.day) from worked w where (w.tenant_id, w.id) = (k.tenant_id, k.id) and w.works and w.day >= e.ends)
        else e.ends end
    end as last_day
  from case_clocks k
  join cases c on (c.tenant_id, c.id) = (k.tenant_id, k.case_id)
  cross join lateral (select (k.running_since + case k.unit when 'months' then make_interval(months => k.allotted - k.used)
    else make_interval(days => k.allotted - k.used) end)::date as ends) e
  where k.state = 'running' and not k.provisional and not (k.unit in ('calendarDays', 'months') and k.allotted = k.used)
)
select c.number as subject, format('the clock %s ends on %s, not on %s', k.clock, k.last_day, x.last_day) as detail
from expected x
join case_clocks k on (k.tenant_id, k.id) = (x.tenant_id, x.id)
join cases c on (c.tenant_id, c.id) = (k.tenant_id, k.case_id)
where x.last_day is distinct from k.last_day or k.due_at is distinct from (k.last_day + 1)::timestamp at time zone 'Asia/Shanghai'
