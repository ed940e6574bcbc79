-- A home is paid once: at most one payment that did not come back, and a new attempt only after the last one came back.
select c.number as subject, format('%s payments that did not come back', count(*)) as detail
from payments p join cases c on (c.tenant_id, c.id) = (p.tenant_id, p.case_id)
where p.state <> 'returned' group by c.tenant_id, c.id having count(*) > 1
union all
select c.number, format('attempt %s was ordered before attempt %s had come back', p.attempt, p.attempt - 1)
from (select *, lag(attempt, 1, 0) over w as attempt_before, lag(state, 1, 'returned') over w as state_before, lag(answered_seq, 1, 0) over w as answered_before
  from payments window w as (partition by tenant_id, case_id order by attempt)) p
join cases c on (c.tenant_id, c.id) = (p.tenant_id, p.case_id)
where p.attempt_before <> p.attempt - 1 or p.state_before <> 'returned' or p.answered_before >= p.ordered_seq
