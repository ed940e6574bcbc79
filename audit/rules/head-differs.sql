-- The head that a case names is the hash of its last event.
select c.number as subject, format('the head is not the hash of event %s', e.seq) as detail
from cases c
join lateral (select seq, hash from case_events where (tenant_id, case_id) = (c.tenant_id, c.id) order by seq desc limit 1) e on true
where e.hash <> c.head_hash
