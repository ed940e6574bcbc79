-- What the columns of an event say is what its hashed body says.
select c.number as subject, format('event %s: its columns and its body differ in %s', e.seq, string_agg(f.field, ', ' order by f.field)) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
cross join lateral (select case when pg_input_is_valid(e.body, 'jsonb') then e.body::jsonb end as body) b
cross join lateral (values
  ('case', b.body->>'case', e.case_id::text),
  ('seq', b.body->>'seq', e.seq::text),
  ('action', b.body->>'action', e.action),
  ('from', b.body->>'from', e.from_step),
  ('to', b.body->>'to', e.to_step),
  ('closed', b.body->>'closed', e.closed),
  ('role', b.body->>'role', e.role),
  ('actingFor', b.body->>'actingFor', e.acting_for),
  ('userId', b.body->>'userId', e.user_id::text),
  ('orgId', b.body->>'orgId', e.org_id::text),
  ('onBehalfOfOrgId', b.body->>'onBehalfOfOrgId', e.on_behalf_of_org_id::text),
  ('onBehalfOfUserId', b.body->>'onBehalfOfUserId', e.on_behalf_of_user_id::text),
  ('happenedOn', b.body->>'happenedOn', to_char(e.happened_on, 'YYYY-MM-DD')),
  ('recordedAt', b.body->>'recordedAt', to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
  ('requestId', b.body->>'requestId', e.request_id)
) f (field, said, stored)
where f.said is distinct from f.stored
group by c.tenant_id, c.id, e.seq
