-- What a case keeps of when it is due is what its clocks say.
select c.number as subject, format('kept as due on %s and overdue from %s, by its clocks %s and %s', c.due_on, c.overdue_from, due.day, due.past_from) as detail
from cases c
cross join lateral (
  select (select min(k.last_day) from case_clocks k
      where (k.tenant_id, k.case_id, k.state, k.provisional) = (c.tenant_id, c.id, 'running', false)) as day,
    case
      when c.closed_at is not null then null
      when exists (select 1 from case_clocks k where (k.tenant_id, k.case_id, k.step, k.state) = (c.tenant_id, c.id, c.step, 'fired')
        and not exists (select 1 from case_clocks l where (l.tenant_id, l.case_id, l.step) = (k.tenant_id, k.case_id, k.step) and l.started_seq > k.started_seq))
        then '-infinity'::timestamptz
      else (select min(k.due_at) from case_clocks k
        where (k.tenant_id, k.case_id, k.step, k.state, k.provisional) = (c.tenant_id, c.id, c.step, 'running', false))
    end as past_from) due
where (c.due_on, c.overdue_from) is distinct from (due.day, due.past_from)
