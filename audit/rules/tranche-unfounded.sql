-- What a lot pays on acceptance, or of the retention, is for homes that were accepted, and each state of a payment rests
-- on the act of the same event.
select c.number as subject, format('attempt %s (%s) pays %s, which was not accepted', t.attempt, t.tranche, h.number) as detail
from tranches t
join tranche_allocations a on (a.tenant_id, a.tranche_id) = (t.tenant_id, t.id)
join cases c on (c.tenant_id, c.id) = (t.tenant_id, t.lot_id)
join cases h on (h.tenant_id, h.id) = (a.tenant_id, a.home_id)
where t.tranche in ('acceptance', 'retention')
  and not exists (select 1 from acceptances x where (x.tenant_id, x.case_id) = (a.tenant_id, a.home_id))
union all
select c.number, format('attempt %s is %s by no act', t.attempt, m.state)
from tranches t
join cases c on (c.tenant_id, c.id) = (t.tenant_id, t.lot_id)
cross join lateral (values ('ordered', t.ordered_seq, 'orderTranche'),
  (t.state, t.answered_seq, case t.state when 'paid' then 'confirmTranche' else 'recordTrancheReturn' end)) m (state, seq, action)
where (m.state <> 'ordered' or m.action = 'orderTranche')
  and not exists (select 1 from case_events e where (e.tenant_id, e.case_id, e.seq, e.action) = (t.tenant_id, t.lot_id, m.seq, m.action))
