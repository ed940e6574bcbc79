-- A file that is noted as used by an act is one that the act names.
select c.number as subject, format('a file of %s is noted as used by event %s, which does not name it', v.slot, v.used_seq) as detail
from evidence v
join cases c on (c.tenant_id, c.id) = (v.tenant_id, v.case_id)
left join case_events e on (e.tenant_id, e.case_id, e.seq) = (v.tenant_id, v.case_id, v.used_seq)
where v.used_seq is not null
  and not coalesce(pg_input_is_valid(e.body, 'jsonb') and e.body::jsonb->'evidence' @> jsonb_build_array(jsonb_build_object('slot', v.slot, 'sha256', v.sha256)), false)
