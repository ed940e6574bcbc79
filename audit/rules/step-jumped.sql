-- Each event begins at the step at which the one before it ended; only the first begins at none.
select c.number as subject, format('event %s begins at %s, but the case stood at %s', e.seq, coalesce(e.from_step, 'none'), coalesce(e.before, 'none')) as detail
from (select tenant_id, case_id, seq, from_step, lag(to_step) over (partition by tenant_id, case_id order by seq) as before from case_events) e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
where e.from_step is distinct from e.before
