-- Events are recorded one after another. A transaction's instant is that of its beginning, and it may have waited: a minute is allowed.
select c.number as subject, format('event %s was recorded before event %s', e.seq, e.seq - 1) as detail
from (select tenant_id, case_id, seq, recorded_at, lag(recorded_at) over (partition by tenant_id, case_id order by seq) as before from case_events) e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
where e.recorded_at < e.before - interval '1 minute'
