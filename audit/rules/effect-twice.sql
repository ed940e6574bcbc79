-- What follows from an act is noted, and done, once.
select c.number as subject, format('%s of event %s stands %s times', f.effect, f.seq, count(*)) as detail
from case_effects f join cases c on (c.tenant_id, c.id) = (f.tenant_id, f.case_id)
group by c.tenant_id, c.id, f.seq, f.effect having count(*) > 1
