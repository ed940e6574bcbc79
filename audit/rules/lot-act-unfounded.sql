-- What a lot does to a home follows from an act of a lot in which the home lies or lay.
select c.number as subject, format('event %s (%s) by a lot follows from no act of one', e.seq, e.action) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
where e.role = 'lot' and not exists (select 1 from case_events t
  join case_links l on (l.tenant_id, l.lot_id) = (t.tenant_id, t.case_id) and l.home_id = e.case_id
  where t.tenant_id = e.tenant_id and t.request_id || ':' || e.case_id = e.request_id and t.user_id is not distinct from e.user_id)
