-- Every bid came before the deadline, and none was taken back after it.
select c.number as subject, format('a bid came at %s, the deadline was %s', to_char(b.received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS'),
  coalesce(to_char(k.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS'), 'none')) as detail
from bids b
join cases c on (c.tenant_id, c.id) = (b.tenant_id, b.lot_id)
cross join lateral (select max(due_at) as due_at from case_clocks where (tenant_id, case_id, clock) = (b.tenant_id, b.lot_id, 'bidding')) k
where k.due_at is null or b.received_at >= k.due_at or b.withdrawn_at >= k.due_at
