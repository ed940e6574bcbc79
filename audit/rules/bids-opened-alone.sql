-- Two officers open bids: one authorises, another opens.
select c.number as subject, format('event %s opened the bids: %s', e.seq, case when a.user_id is null then 'nobody had authorised it' else 'by who had authorised it' end) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
left join lateral (select user_id, on_behalf_of_user_id from case_events where (tenant_id, case_id) = (e.tenant_id, e.case_id) and action = 'authoriseOpening'
  and seq < e.seq order by seq desc limit 1) a on true
where e.action = 'openBids' and (a.user_id is null or e.user_id is null or array[a.user_id, a.on_behalf_of_user_id] && array[e.user_id, e.on_behalf_of_user_id])
