-- No home was approved whose list had not hung on the board.
select c.number as subject, format('event %s (%s) without a notice before it', e.seq, e.action) as detail
from case_events e join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
where c.procedure in ('home-renovation', 'small-grant') and e.action in ('approve', 'admitFromWaitlist')
  and not exists (select 1 from notices n where (n.tenant_id, n.case_id) = (e.tenant_id, e.case_id) and n.posted_seq < e.seq)
