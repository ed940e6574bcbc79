-- Acts that the case's policy keeps apart were done by different persons, who acts for a colleague and that colleague
-- counting as one, or by different organisations. What was recalled before the other was done is no half of a pair.
select c.number as subject, format('event %s (%s) and event %s (%s) are by the same %s', f.seq, f.action, e.seq, e.action, p.same) as detail
from cases c
cross join lateral jsonb_to_recordset(coalesce(c.policy_values->'fourEyes', '[]')) p (action text, "notBy" text, same text)
join case_events e on (e.tenant_id, e.case_id) = (c.tenant_id, c.id) and e.action = p.action
join case_events f on (f.tenant_id, f.case_id) = (c.tenant_id, c.id) and f.action = p."notBy" and f.seq < e.seq
where e.user_id is not null
  and not exists (select 1 from case_events r where (r.tenant_id, r.case_id, r.seq, r.action) = (f.tenant_id, f.case_id, f.seq + 1, 'recall'))
  and case p.same when 'person' then array[e.user_id, e.on_behalf_of_user_id] && array[f.user_id, f.on_behalf_of_user_id] else e.org_id = f.org_id end
