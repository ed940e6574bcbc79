-- $1: the request ids of everything that clients ever sent, as a JSON array. No act of a person is recorded that nobody asked for.
select e.request_id as subject, format('event %s (%s) of %s was asked for by no client', e.seq, e.action, c.number) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
where e.role not in ('clock', 'lot') and e.request_id not like '%:follow-up'
  and not exists (select 1 from jsonb_array_elements_text($1::jsonb) s (id) where s.id = e.request_id)
