-- A file was there before the act that used it up. A transaction's instant is that of its beginning: a minute is allowed.
select c.number as subject, format('a file of %s came after event %s, which used it', v.slot, e.seq) as detail
from evidence v
join cases c on (c.tenant_id, c.id) = (v.tenant_id, v.case_id)
join case_events e on (e.tenant_id, e.case_id, e.seq) = (v.tenant_id, v.case_id, v.used_seq)
where v.uploaded_at > e.recorded_at + interval '1 minute'
