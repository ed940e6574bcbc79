-- What was delegated, and what of it was revoked, stands so among the administrative acts, and nothing stands there beside it.
with noted as (
  select a.tenant_id, a.kind, a.body::jsonb as said from administrative_acts a
  where a.kind in ('delegationMade', 'delegationRevoked') and pg_input_is_valid(a.body, 'jsonb')
)
select coalesce(d.id::text, m.said->'what'->>'delegationId') as subject, 'is not what the administrative acts say of it' as detail
from delegations d
full join (select * from noted where kind = 'delegationMade') m on m.tenant_id = d.tenant_id and m.said->'what'->>'delegationId' = d.id::text
where d.id is null or m.said is null
  or (m.said->'after'->>'userId', m.said->'after'->>'delegateId', m.said->'after'->>'role', m.said->'after'->>'orgId', m.said->'after'->>'programme',
      m.said->'after'->>'fromDay', m.said->'after'->>'toDay')
    is distinct from (d.user_id::text, d.delegate_id::text, d.role, d.org_id::text, d.programme, to_char(d.from_day, 'YYYY-MM-DD'), to_char(d.to_day, 'YYYY-MM-DD'))
  or (d.revoked_at is not null) is distinct from exists (select 1 from noted r
    where r.kind = 'delegationRevoked' and r.tenant_id = d.tenant_id and r.said->'what'->>'delegationId' = d.id::text)
