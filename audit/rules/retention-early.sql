-- The retention is paid after the warranty has ended, which the clock says.
select c.number as subject, format('attempt %s of the retention was ordered by event %s, before the warranty had ended', t.attempt, t.ordered_seq) as detail
from tranches t join cases c on (c.tenant_id, c.id) = (t.tenant_id, t.lot_id)
where t.tranche = 'retention' and not exists (select 1 from case_events e
  where (e.tenant_id, e.case_id) = (t.tenant_id, t.lot_id) and e.seq < t.ordered_seq and e.action = 'warrantyEnds' and e.role = 'clock')
