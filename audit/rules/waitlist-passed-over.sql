-- Nobody is approved past those who wait: from the list not past an earlier place in it, and not from beside it past one
-- whom the policy puts first. Both transactions may have begun before the other ended: a minute is allowed.
select c.number as subject, format('event %s (%s) while %s waited before it', e.seq, e.action, d.number) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
left join waitlist own on (own.tenant_id, own.case_id, own.left_seq) = (e.tenant_id, e.case_id, e.seq)
join waitlist o on o.tenant_id = e.tenant_id and o.programme = c.procedure and o.case_id <> c.id and o.county_id = any(c.lineage)
join cases d on (d.tenant_id, d.id) = (o.tenant_id, o.case_id)
left join case_events joined on (joined.tenant_id, joined.case_id, joined.seq) = (o.tenant_id, o.case_id, o.joined_seq)
left join case_events gone on (gone.tenant_id, gone.case_id, gone.seq) = (o.tenant_id, o.case_id, o.left_seq)
where e.action in ('approve', 'admitFromWaitlist')
  and case when own.id is null then o.priority = 0 else (o.priority, o.joined_on, o.id) < (own.priority, own.joined_on, own.id) end
  and joined.recorded_at < e.recorded_at - interval '1 minute'
  and (o.left_seq is null or gone.recorded_at > e.recorded_at + interval '1 minute')
