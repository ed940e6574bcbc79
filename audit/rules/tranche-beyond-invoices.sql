-- A lot pays no more than its contractor has invoiced; invoices of an application that came to nothing count for nothing.
select c.number as subject, format('%s fen ordered or paid, %s invoiced', t.fen, i.fen) as detail
from (select tenant_id, lot_id, sum(amount_fen) as fen from tranches where state <> 'returned' group by tenant_id, lot_id) t
join cases c on (c.tenant_id, c.id) = (t.tenant_id, t.lot_id)
cross join lateral (select coalesce(sum(amount_fen), 0) as fen from invoices
  where (tenant_id, case_id) = (t.tenant_id, t.lot_id) and given_back_seq is null) i
where t.fen > i.fen
