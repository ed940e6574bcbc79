-- A closed case holds no money, unless it lies in a lot that still owes its contractor, or a payment of its lot is under way.
select c.number as subject, format('closed as %s, and still holds %s fen %s', c.outcome, sum(m.fen), m.account) as detail
from cases c
join (select tenant_id, case_id, to_account as account, amount_fen as fen from fund_entries
  union all select tenant_id, case_id, from_account, -amount_fen from fund_entries) m on (m.tenant_id, m.case_id) = (c.tenant_id, c.id)
where c.closed_at is not null and m.account in ('reserved', 'committed', 'ordered')
  and not exists (select 1 from case_links l join cases t on (t.tenant_id, t.id) = (l.tenant_id, l.lot_id)
    where (l.tenant_id, l.home_id) = (c.tenant_id, c.id) and l.left_seq is null and t.closed_at is null)
  and not exists (select 1 from tranche_allocations a join tranches t on (t.tenant_id, t.id) = (a.tenant_id, a.tranche_id)
    where (a.tenant_id, a.home_id) = (c.tenant_id, c.id) and t.state = 'ordered')
group by c.tenant_id, c.id, m.account having sum(m.fen) <> 0
