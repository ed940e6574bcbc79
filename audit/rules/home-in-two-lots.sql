-- A home lies in one lot at a time.
select c.number as subject, format('lies in %s lots', count(*)) as detail
from case_links l join cases c on (c.tenant_id, c.id) = (l.tenant_id, l.home_id)
where l.left_seq is null group by c.tenant_id, c.id having count(*) > 1
