-- One person, and one home, has one open application of a programme. Visits after the works are no application.
select min(c.number) as subject, format('%s open applications of one person', count(*)) as detail
from cases c where c.closed_at is null and c.procedure <> 'follow-up' and c.person_id is not null
group by c.tenant_id, c.procedure, c.person_id having count(*) > 1
union all
select min(c.number), format('%s open applications for one home', count(*))
from cases c where c.closed_at is null and c.procedure <> 'follow-up' and c.household_id is not null
group by c.tenant_id, c.procedure, c.household_id having count(*) > 1
