-- Each time that a firm let a file count once more stands among the administrative acts, as said by whoever said it; and no other.
with noted as (
  select a.tenant_id, file, a.user_id, a.org_id, count(*) as times
  from administrative_acts a
  cross join lateral jsonb_array_elements_text(case when pg_input_is_valid(a.body, 'jsonb') then a.body::jsonb->'after'->'evidenceIds' else '[]' end) file
  where a.kind = 'filesUsedAgain' group by 1, 2, 3, 4
), kept as (
  select tenant_id, evidence_id::text as file, user_id, org_id, count(*) as times from file_reuses group by 1, 2, 3, 4
)
select coalesce(k.file, n.file) as subject, 'was used again otherwise than the administrative acts say' as detail
from kept k full join noted n on (n.tenant_id, n.file, n.user_id, n.org_id) = (k.tenant_id, k.file, k.user_id, k.org_id)
where k.times is distinct from n.times
