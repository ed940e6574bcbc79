-- Each act of a person rests on what that person handed in: same case, act, person, seat and day, the same body, one event earlier.
select c.number as subject,
  format('event %s (%s) %s', e.seq, e.action, case when s.request_id is null then 'rests on nothing handed in' else 'is not what was handed in' end) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
left join submissions s on s.tenant_id = e.tenant_id and s.request_id::text = e.request_id
where e.seq > 1 and e.role not in ('clock', 'lot')
  and (s.case_id, s.action, s.role, s.acting_for, s.user_id, s.org_id, s.on_behalf_of_org_id, s.on_behalf_of_user_id, s.happened_on, s.body_hmac, s.expected_seq)
    is distinct from (e.case_id, e.action, e.role, e.acting_for, e.user_id, e.org_id, e.on_behalf_of_org_id, e.on_behalf_of_user_id, e.happened_on, e.body_hmac, e.seq - 1)
