-- What was passed on went to those whom its body names, at a step at which the case then was; a task is handed to one person.
select c.number as subject, format('what was passed on as %s went to others than it says, or at another step', m.place) as detail
from case_coordinations m
join cases c on (c.tenant_id, c.id) = (m.tenant_id, m.case_id)
cross join lateral (select case when pg_input_is_valid(m.body, 'jsonb') then m.body::jsonb->'to' end as said) b
cross join lateral (select count(*) as went, count(r.user_id) as people,
    count(*) filter (where exists (select 1 from jsonb_array_elements(b.said) s
      where (s->>'orgId', s->>'userId', s->>'role') is not distinct from (r.org_id::text, r.user_id::text, r.role))) as named
  from coordination_recipients r where (r.tenant_id, r.coordination_id) = (m.tenant_id, m.id)) r
where r.went = 0 or r.named <> r.went or r.went <> coalesce(jsonb_array_length(b.said), 0) or (m.kind = 'transfer' and (r.went, r.people) <> (1, 1))
  or not exists (select 1 from case_events e where (e.tenant_id, e.case_id, e.seq, e.to_step) = (m.tenant_id, m.case_id, m.case_seq, m.step))
