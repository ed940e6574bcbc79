-- An act happened not after the day on which it was recorded, not before the step in which it stands began, and, where
-- a person entered it, not longer ago than the case's policy lets it be entered late. A step to which a recall led began
-- when it was entered before.
select c.number as subject, format('event %s (%s) happened on %s and was recorded on %s; its step began on %s', e.seq, e.action, e.happened_on, d.recorded_on, d.began_on) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
cross join lateral (select (e.recorded_at at time zone 'Asia/Shanghai')::date as recorded_on,
  (select b.happened_on from case_events b where (b.tenant_id, b.case_id) = (e.tenant_id, e.case_id) and b.seq < e.seq
     and b.from_step is distinct from b.to_step and b.action <> 'recall'
     and not exists (select 1 from case_events r where (r.tenant_id, r.case_id, r.seq, r.action) = (b.tenant_id, b.case_id, b.seq + 1, 'recall') and r.seq < e.seq)
     order by b.seq desc limit 1) as began_on) d
where e.happened_on > d.recorded_on or e.happened_on < d.began_on
  or (e.role not in ('clock', 'lot') and e.request_id not like '%:follow-up'
    and e.happened_on < d.recorded_on - coalesce((c.policy_values->>'lateEntryDays')::integer, 0))
