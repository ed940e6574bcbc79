-- A case stands where its last event left it, with the outcome of that event; nothing follows an event that closed it.
select c.number as subject,
  format('the case stands at %s (%s), its last event at %s (%s)', c.step, coalesce(c.outcome, 'open'), e.to_step, coalesce(e.closed, 'open')) as detail
from cases c
join lateral (select to_step, closed from case_events where (tenant_id, case_id) = (c.tenant_id, c.id) order by seq desc limit 1) e on true
where (c.step, c.outcome) is distinct from (e.to_step, e.closed) or (c.closed_at is null) <> (c.outcome is null)
union all
select c.number, format('event %s closed the case, and event %s follows', e.seq, c.seq)
from case_events e join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
where e.closed is not null and e.seq < c.seq
