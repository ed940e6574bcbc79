-- Each event carries the hash of the one before it; the first carries 32 zero bytes.
select c.number as subject, format('event %s does not follow from the event before it', e.seq) as detail
from (select tenant_id, case_id, seq, prev_hash,
    lag(hash, 1, decode(repeat('00', 32), 'hex')) over (partition by tenant_id, case_id order by seq) as before
  from case_events) e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
where e.prev_hash <> e.before
