-- Each file that the public sent with an objection is kept as the administrative acts say of it, and none is kept beside.
with noted as (
  select a.tenant_id, a.body::jsonb as said from administrative_acts a
  where a.kind = 'objectionReceived' and pg_input_is_valid(a.body, 'jsonb')
), sent as (
  select n.tenant_id, n.said->'what'->>'objectionId' as objection_id, f.place, f.sha256 #>> '{}' as sha256
  from noted n cross join jsonb_path_query(n.said, '$.after.files[*]') with ordinality as f (sha256, place)
)
select coalesce(f.objection_id::text, s.objection_id) as subject, 'has a file that is not what the administrative acts say of it' as detail
from objection_files f
full join sent s on (s.tenant_id, s.objection_id, s.place) = (f.tenant_id, f.objection_id::text, f.place)
where s.sha256 is distinct from f.sha256
