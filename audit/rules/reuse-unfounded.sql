-- A file counts once more only because a firm said so after the works were sent back: an act had rested on it before, nobody had
-- found it unfit by then, and the act that rests on it since says that it is used again. No act says so of any other file.
with reused as (
  select u.*, f.slot, f.used_seq as first_seq, jsonb_build_object('slot', f.slot, 'sha256', f.sha256, 'again', true) as named
  from file_reuses u join evidence f on (f.tenant_id, f.case_id, f.id) = (u.tenant_id, u.case_id, u.evidence_id)
), said as (
  select e.tenant_id, e.case_id, e.seq, jsonb_array_elements(coalesce(nullif(e.body::jsonb->'evidence', 'null'), '[]')) as named
  from case_events e where pg_input_is_valid(e.body, 'jsonb') and e.body::jsonb->'evidence' @> '[{"again": true}]'
)
select c.number as subject, format('a file of %s is said to be used again after event %s, which is no reason for it', r.slot, r.sent_back_seq) as detail
from reused r
join cases c on (c.tenant_id, c.id) = (r.tenant_id, r.case_id)
left join case_events b on (b.tenant_id, b.case_id, b.seq, b.action) = (r.tenant_id, r.case_id, r.sent_back_seq, 'sendBack')
where not coalesce(r.first_seq < r.sent_back_seq and b.recorded_at <= r.chosen_at + interval '1 minute', false)
  or exists (select 1 from file_rejections j where (j.tenant_id, j.case_id, j.evidence_id) = (r.tenant_id, r.case_id, r.evidence_id)
    and j.rejected_at < r.chosen_at and (j.taken_back_at is null or j.taken_back_at > r.chosen_at))
union all
select c.number, format('a file of %s is noted as used again by event %s, which does not say so', r.slot, r.used_seq)
from reused r
join cases c on (c.tenant_id, c.id) = (r.tenant_id, r.case_id)
left join said s on (s.tenant_id, s.case_id, s.seq, s.named) = (r.tenant_id, r.case_id, r.used_seq, r.named)
left join case_events e on (e.tenant_id, e.case_id, e.seq) = (s.tenant_id, s.case_id, s.seq)
where r.used_seq is not null and not coalesce(r.chosen_at <= e.recorded_at + interval '1 minute', false)
union all
select c.number, format('event %s says that a file of %s is used again, and nobody said so', s.seq, s.named->>'slot')
from said s
join cases c on (c.tenant_id, c.id) = (s.tenant_id, s.case_id)
where s.named @> '{"again": true}' and not exists (select 1 from reused r
    where (r.tenant_id, r.case_id, r.used_seq, r.named) = (s.tenant_id, s.case_id, s.seq, s.named))
  and not exists (select 1 from case_events x where (x.tenant_id, x.case_id, x.seq, x.action) = (s.tenant_id, s.case_id, s.seq + 1, 'recall'))
