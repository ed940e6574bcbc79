-- Every file on which an act rests is there, in the slot and with the hash that the act names.
select c.number as subject, format('event %s (%s) rests on a file of %s that is not there', e.seq, e.action, f.slot) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
cross join lateral jsonb_to_recordset(case when pg_input_is_valid(e.body, 'jsonb') then coalesce(e.body::jsonb->'evidence', '[]') else '[]' end) f (slot text, sha256 text)
where not exists (select 1 from evidence v where (v.tenant_id, v.case_id, v.slot, v.sha256) = (e.tenant_id, e.case_id, f.slot, f.sha256))
