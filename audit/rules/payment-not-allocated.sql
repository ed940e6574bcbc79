-- A payment is allocated to funds to the fen.
select c.number as subject, format('attempt %s over %s fen is allocated with %s', p.attempt, p.amount_fen, coalesce(sum(a.amount_fen), 0)) as detail
from payments p
join cases c on (c.tenant_id, c.id) = (p.tenant_id, p.case_id)
left join payment_allocations a on (a.tenant_id, a.payment_id) = (p.tenant_id, p.id)
group by c.tenant_id, c.id, p.tenant_id, p.id having coalesce(sum(a.amount_fen), 0) <> p.amount_fen
