-- Who acted for a colleague had that role in hand from that colleague, for that programme, on the day on which it was recorded.
select c.number as subject, format('event %s (%s) is for a colleague who had not delegated it', e.seq, e.action) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
-- what a lot or a home's acceptance brings about elsewhere is founded by the act that brought it about
where e.on_behalf_of_user_id is not null and e.role <> 'lot' and e.request_id not like '%:follow-up' and not exists (
  select 1 from delegations d
  where (d.tenant_id, d.user_id, d.delegate_id, d.role, d.org_id) = (e.tenant_id, e.on_behalf_of_user_id, e.user_id, e.role, e.org_id)
    and coalesce(d.programme, c.procedure) = c.procedure and d.made_at <= e.recorded_at
    and (e.recorded_at at time zone 'Asia/Shanghai')::date between d.from_day and d.to_day
    and (d.revoked_at is null or e.recorded_at <= d.revoked_at))
