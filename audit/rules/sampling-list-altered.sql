-- A frozen list is what was published: its bytes give its hash, each line is a case, and the administrative act that froze it says the same.
select r.id::text as subject, 'the frozen list is not the one that was published: ' || m.wrong as detail
from sampling_rounds r
cross join lateral (values
  ('hash', r.list_sha256 = encode(sha256(convert_to(r.list_text, 'UTF8')), 'hex')),
  ('count', r.list_count = array_length(string_to_array(r.list_text, E'\n'), 1) - 1),
  ('act', exists (select 1 from administrative_acts a where a.tenant_id = r.tenant_id and a.kind = 'samplingListFrozen'
    and a.body::jsonb->'what'->>'samplingId' = r.id::text
    and (a.body::jsonb->'after'->>'listSha256', (a.body::jsonb->'after'->>'size')::integer, (a.acted_at at time zone 'Asia/Shanghai')::date)
      = (r.list_sha256, r.sample_size, r.published_on)))
) m (wrong, there)
where not m.there
