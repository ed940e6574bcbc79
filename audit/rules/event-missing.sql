-- The events of a case are numbered from 1 without a gap, up to the number that the case names.
select c.number as subject,
  format('%s events numbered %s to %s; the case stands at %s', count(e.seq), coalesce(min(e.seq), 0), coalesce(max(e.seq), 0), c.seq) as detail
from cases c left join case_events e on (e.tenant_id, e.case_id) = (c.tenant_id, c.id)
group by c.tenant_id, c.id
having count(e.seq) = 0 or min(e.seq) <> 1 or max(e.seq) <> count(e.seq) or max(e.seq) <> c.seq
