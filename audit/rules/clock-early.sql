-- No clock acts before the first instant after its last day, nor for an earlier day.
select c.number as subject, format('event %s (%s) by the clock %s: recorded at %s, happened on %s, due on %s', e.seq, e.action, k.clock,
  to_char(e.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), e.happened_on, k.last_day + 1) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
join case_clocks k on k.tenant_id = e.tenant_id and e.request_id = 'clock:' || k.id
where e.recorded_at < (k.last_day + 1)::timestamp at time zone 'Asia/Shanghai' or e.happened_on <= k.last_day
