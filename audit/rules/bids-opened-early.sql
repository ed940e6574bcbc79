-- Bids are opened after the deadline.
select c.number as subject, format('event %s (%s) at %s, the deadline was %s', e.seq, e.action, to_char(e.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'),
  to_char(k.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
cross join lateral (select max(due_at) as due_at from case_clocks where (tenant_id, case_id, clock) = (e.tenant_id, e.case_id, 'bidding')) k
where e.action in ('authoriseOpening', 'openBids') and e.recorded_at < k.due_at
