-- Every act has its author: a person who exists, or the clock, which is nobody.
select c.number as subject, format('event %s (%s) by %s has %s', e.seq, e.action, e.role,
  case when e.role = 'clock' then 'a person as author' else 'no author who exists' end) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
left join users u on (u.tenant_id, u.id) = (e.tenant_id, e.user_id)
where case e.role when 'clock' then e.user_id is not null when 'lot' then e.user_id is not null and u.id is null else u.id is null end
