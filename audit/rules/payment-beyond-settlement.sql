-- A home is paid no more than was settled for it.
select c.number as subject, format('attempt %s over %s fen, settled %s', p.attempt, p.amount_fen, coalesce(s.grant_fen::text, 'nothing')) as detail
from payments p
join cases c on (c.tenant_id, c.id) = (p.tenant_id, p.case_id)
left join lateral (select grant_fen from settlements where (tenant_id, case_id) = (p.tenant_id, p.case_id) and seq < p.ordered_seq order by seq desc limit 1) s on true
where p.amount_fen > coalesce(s.grant_fen, 0)
