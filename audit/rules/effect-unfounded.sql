-- What is done follows from an act, was tried, and has the instant at which it was done.
select c.number as subject, format('%s of event %s: %s after %s tries', f.effect, f.seq, f.state, f.attempts) as detail
from case_effects f
join cases c on (c.tenant_id, c.id) = (f.tenant_id, f.case_id)
left join case_events e on (e.tenant_id, e.case_id, e.seq) = (f.tenant_id, f.case_id, f.seq)
where e.seq is null or (f.state = 'done') <> (f.done_at is not null) or (f.state = 'done' and f.attempts = 0)
