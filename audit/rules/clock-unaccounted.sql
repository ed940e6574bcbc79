-- Each act by the clock comes from a clock of that case that has fired, and each clock that has fired has acted once.
select c.number as subject, format('event %s (%s) comes from no clock of the case that has fired', e.seq, e.action) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
where e.role = 'clock' and not exists (select 1 from case_clocks k
  where (k.tenant_id, k.case_id) = (e.tenant_id, e.case_id) and e.request_id = 'clock:' || k.id and k.state = 'fired')
union all
select c.number, format('the clock %s has fired but did not act', k.clock)
from case_clocks k
join cases c on (c.tenant_id, c.id) = (k.tenant_id, k.case_id)
where k.state = 'fired' and not exists (select 1 from case_events e
  where (e.tenant_id, e.case_id) = (k.tenant_id, k.case_id) and e.role = 'clock' and e.request_id = 'clock:' || k.id)
