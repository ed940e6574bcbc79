-- Each time a file was found unfit, and each time that was taken back, stands among the administrative acts, and no other.
with noted as (
  select tenant_id, body::jsonb->'what'->>'evidenceId' as file, count(*) filter (where kind = 'fileRejected') as rejected,
    count(*) filter (where kind = 'fileRejectionTakenBack') as taken_back
  from administrative_acts
  where kind in ('fileRejected', 'fileRejectionTakenBack') and pg_input_is_valid(body, 'jsonb') group by 1, 2
), kept as (
  select tenant_id, evidence_id::text as file, count(*) as rejected, count(taken_back_at) as taken_back
  from file_rejections group by 1, 2
)
select coalesce(k.file, n.file) as subject, 'was found unfit otherwise than the administrative acts say' as detail
from kept k full join noted n on (n.tenant_id, n.file) = (k.tenant_id, k.file)
where (k.rejected, k.taken_back) is distinct from (n.rejected, n.taken_back)
