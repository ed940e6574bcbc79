-- What a contractor applied for is allocated to homes to the fen; it was made, sent back or withdrawn by the act of the same
-- event, and answered before the next. Only its end gives its invoices back.
with applied as (
  select a.*, c.number, (select min(n.seq) from tranche_applications n where (n.tenant_id, n.lot_id) = (a.tenant_id, a.lot_id) and n.seq > a.seq) as next_seq,
    (select coalesce(sum(h.amount_fen), 0) from tranche_application_homes h where (h.tenant_id, h.lot_id, h.seq) = (a.tenant_id, a.lot_id, a.seq)) as homes_fen
  from tranche_applications a join cases c on (c.tenant_id, c.id) = (a.tenant_id, a.lot_id)
)
select number as subject, format('the application of event %s over %s fen names homes with %s', seq, amount_fen, homes_fen) as detail
from applied where amount_fen <> homes_fen
union all
select a.number, format('the application of event %s was %s by no act', a.seq, m.how)
from applied a
cross join lateral (values ('made', a.seq, 'applyForTranche'),
  (a.ended_as, a.ended_seq, case a.ended_as when 'refused' then 'refuseApplication' else 'withdrawApplication' end)) m (how, seq, action)
where m.seq is not null
  and not exists (select 1 from case_events e where (e.tenant_id, e.case_id, e.seq, e.action) = (a.tenant_id, a.lot_id, m.seq, m.action))
union all
select a.number, format('the application of event %s was not answered before that of event %s', a.seq, a.next_seq)
from applied a
where a.next_seq is not null and coalesce(a.ended_seq > a.next_seq, not exists (select 1 from tranches t
  where (t.tenant_id, t.lot_id, t.applied_seq, t.state) = (a.tenant_id, a.lot_id, a.seq, 'paid') and t.answered_seq < a.next_seq))
union all
select c.number, format('the invoices of event %s are given back by event %s, but their application ended by event %s',
  i.seq, coalesce(i.given_back_seq::text, 'none'), coalesce(a.ended_seq::text, 'none'))
from invoices i join cases c on (c.tenant_id, c.id) = (i.tenant_id, i.case_id)
left join tranche_applications a on (a.tenant_id, a.lot_id, a.seq) = (i.tenant_id, i.case_id, i.seq)
where i.given_back_seq is distinct from a.ended_seq
