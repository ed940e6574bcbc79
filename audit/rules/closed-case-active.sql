-- A closed case has no running or paused clock.
select c.number as subject, format('closed as %s, but its clock %s is %s', c.outcome, k.clock, k.state) as detail
from cases c join case_clocks k on (k.tenant_id, k.case_id) = (c.tenant_id, c.id)
where c.closed_at is not null and k.state in ('running', 'paused')
