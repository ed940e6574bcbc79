-- A recall comes right after the act that it takes back, is by the same person in the same seat, and leads back to where
-- that act began; the act neither opened nor closed the case, and what follows from it did not leave the house.
select c.number as subject, format('event %s recalls event %s (%s), %s', r.seq, r.seq - 1, coalesce(e.action, 'none'), case
    when e.seq is null or e.action in ('open', 'recall') or e.role in ('clock', 'lot') then 'which nobody can recall'
    when (r.user_id, r.role, r.acting_for, r.org_id) is distinct from (e.user_id, e.role, e.acting_for, e.org_id) then 'an act of somebody else'
    when (r.from_step, r.to_step) is distinct from (e.to_step, e.from_step) then 'but does not lead back to where that began'
    when e.closed is not null or r.closed is not null then 'which closed the case'
    else 'from which something had followed already' end) as detail
from case_events r
join cases c on (c.tenant_id, c.id) = (r.tenant_id, r.case_id)
left join case_events e on (e.tenant_id, e.case_id, e.seq) = (r.tenant_id, r.case_id, r.seq - 1)
where r.action = 'recall' and (e.seq is null or e.action in ('open', 'recall') or e.role in ('clock', 'lot')
  or (r.user_id, r.role, r.acting_for, r.org_id) is distinct from (e.user_id, e.role, e.acting_for, e.org_id)
  or (r.from_step, r.to_step) is distinct from (e.to_step, e.from_step) or e.closed is not null or r.closed is not null
  or exists (select 1 from case_effects f where (f.tenant_id, f.case_id, f.seq) = (e.tenant_id, e.case_id, e.seq) and f.state <> 'calledOff'))
