-- A payment of a lot is allocated to homes and funds to the fen.
select c.number as subject, format('attempt %s over %s fen is allocated with %s', t.attempt, t.amount_fen, coalesce(sum(a.amount_fen), 0)) as detail
from tranches t
join cases c on (c.tenant_id, c.id) = (t.tenant_id, t.lot_id)
left join tranche_allocations a on (a.tenant_id, a.tranche_id) = (t.tenant_id, t.id)
group by c.tenant_id, c.id, t.tenant_id, t.id having coalesce(sum(a.amount_fen), 0) <> t.amount_fen
