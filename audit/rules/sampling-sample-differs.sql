-- A sample is what the list and a seed of a later day give, and what the administrative act of its draw says.
with ranked as (
  select d.tenant_id, d.round_id, l.number, r.sample_size,
    row_number() over (partition by d.tenant_id, d.round_id order by k.key collate "C") as rank, k.key
  from sampling_draws d join sampling_rounds r on (r.tenant_id, r.id) = (d.tenant_id, d.round_id)
  cross join lateral regexp_split_to_table(rtrim(r.list_text, E'\n'), E'\n') l (number)
  cross join lateral (values (encode(sha256(convert_to(d.seed || E'\n' || encode(sha256(convert_to(r.list_text, 'UTF8')), 'hex') || E'\n' || l.number, 'UTF8')), 'hex'))) k (key)
), due as (select * from ranked where rank <= sample_size),
held as (
  select h.tenant_id, h.round_id, h.rank, c.number, h.rank_key as key
  from sampling_homes h left join cases c on (c.tenant_id, c.id) = (h.tenant_id, h.case_id)
)
select coalesce(due.round_id, held.round_id)::text as subject,
  format('place %s of the sample is %s and should be %s', coalesce(due.rank, held.rank), coalesce(held.number, 'empty'), coalesce(due.number, 'empty')) as detail
from due full join held on (due.tenant_id, due.round_id, due.rank) = (held.tenant_id, held.round_id, held.rank)
where (due.number, due.key) is distinct from (held.number, held.key)
union all
select d.round_id::text, 'the draw is not of a later day than the list, or not the one that was entered'
from sampling_draws d join sampling_rounds r on (r.tenant_id, r.id) = (d.tenant_id, d.round_id)
where d.drawn_on <= r.published_on
  or not exists (select 1 from administrative_acts a where a.tenant_id = d.tenant_id and a.kind = 'sampleDrawn'
    and a.body::jsonb->'what'->>'samplingId' = d.round_id::text
    and (a.body::jsonb->'after'->>'seed', a.body::jsonb->'after'->>'drawnOn') = (d.seed, d.drawn_on::text))
