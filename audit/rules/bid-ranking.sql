-- The ranking follows the score, then the lower price; who is not qualified has no place in it, and nobody shares one.
select c.number as subject, format('the bid on place %s stands before one on place %s that is better or has the same place', a.rank, b.rank) as detail
from bids a
join bids b on (b.tenant_id, b.lot_id) = (a.tenant_id, a.lot_id) and b.id <> a.id and b.rank >= a.rank
join cases c on (c.tenant_id, c.id) = (a.tenant_id, a.lot_id)
where a.rank = b.rank or (a.score_hundredths, -a.total_fen) < (b.score_hundredths, -b.total_fen)
union all
select c.number, format('a bid that is %s has the place %s', case when b.withdrawn_at is null then 'not qualified' else 'withdrawn' end, b.rank)
from bids b join cases c on (c.tenant_id, c.id) = (b.tenant_id, b.lot_id)
where b.rank is not null and (b.qualified is not true or b.withdrawn_at is not null)
