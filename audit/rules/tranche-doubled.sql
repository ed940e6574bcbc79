-- A lot has one payment under way at a time.
select c.number as subject, format('attempt %s was ordered before attempt %s was answered', t.attempt, t.attempt - 1) as detail
from (select *, lag(attempt, 1, 0) over w as attempt_before, lag(answered_seq, 1, 0) over w as answered_before
  from tranches window w as (partition by tenant_id, lot_id order by attempt)) t
join cases c on (c.tenant_id, c.id) = (t.tenant_id, t.lot_id)
where t.attempt_before <> t.attempt - 1 or t.answered_before is null or t.answered_before >= t.ordered_seq
