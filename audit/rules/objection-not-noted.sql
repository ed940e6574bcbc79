-- What the public objected, and each answer to it, stands so among the administrative acts, and nothing stands there beside it.
with noted as (
  select a.tenant_id, a.kind, a.user_id, a.body::jsonb as said from administrative_acts a
  where a.kind in ('objectionReceived', 'objectionAnswered') and pg_input_is_valid(a.body, 'jsonb')
)
select coalesce(o.number, r.said->'what'->>'objectionId') as subject, 'is not what the administrative acts say of it' as detail
from received_objections o
full join (select * from noted where kind = 'objectionReceived') r on r.tenant_id = o.tenant_id and r.said->'what'->>'objectionId' = o.id::text
where o.id is null or r.said is null
  or (r.said->'what'->>'caseId', r.said->'after'->>'number', r.said->'after'->>'named', r.said->'after'->>'bodyHmac')
    is distinct from (o.case_id::text, o.number, o.is_named::text, encode(o.body_hmac, 'hex'))
union all
select coalesce(a.objection_id::text, n.said->'what'->>'objectionId'), 'has an answer that is not what the administrative acts say of it'
from objection_answers a
full join (select * from noted where kind = 'objectionAnswered') n on n.tenant_id = a.tenant_id and n.said->'what'->>'answerId' = a.id::text
where a.id is null or n.said is null
  or (n.said->'what'->>'objectionId', n.user_id, n.said->'after'->>'requestId', n.said->'after'->>'reason')
    is distinct from (a.objection_id::text, a.user_id, a.request_id, a.reason)
