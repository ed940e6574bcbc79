-- What is called off under a contract, with what was paid for homes that have left, stays within its sum.
select c.number as subject, format('%s fen called off and %s paid for homes that left, of %s', o.fen, s.fen, k.sum_fen) as detail
from contracts k
join cases c on (c.tenant_id, c.id) = (k.tenant_id, k.lot_id)
cross join lateral (select coalesce(sum(x.total_fen), 0) as fen from (select distinct on (f.home_id) f.total_fen from call_offs f
  join case_links l on (l.tenant_id, l.lot_id, l.home_id) = (f.tenant_id, f.lot_id, f.home_id) and l.left_seq is null
  where (f.tenant_id, f.lot_id) = (k.tenant_id, k.lot_id) order by f.home_id, f.seq desc) x) o
cross join lateral (select coalesce(sum(a.amount_fen), 0) as fen from tranche_allocations a
  join tranches t on (t.tenant_id, t.id) = (a.tenant_id, a.tranche_id)
  where (t.tenant_id, t.lot_id) = (k.tenant_id, k.lot_id) and t.state <> 'returned'
    and not exists (select 1 from case_links l where (l.tenant_id, l.lot_id, l.home_id) = (k.tenant_id, k.lot_id, a.home_id) and l.left_seq is null)) s
where o.fen + s.fen > k.sum_fen
