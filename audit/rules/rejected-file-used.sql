-- No act rests on a file that was found unfit before it and not taken again until then.
select c.number as subject, format('event %s (%s) rests on a file that was rejected', e.seq, e.action) as detail
from (select tenant_id, case_id, id, used_seq from evidence
  union all select tenant_id, case_id, evidence_id, used_seq from file_reuses) f
join file_rejections r on (r.tenant_id, r.case_id, r.evidence_id) = (f.tenant_id, f.case_id, f.id)
join case_events e on (e.tenant_id, e.case_id, e.seq) = (f.tenant_id, f.case_id, f.used_seq)
join cases c on (c.tenant_id, c.id) = (f.tenant_id, f.case_id)
where e.recorded_at > r.rejected_at and (r.taken_back_at is null or e.recorded_at < r.taken_back_at)
