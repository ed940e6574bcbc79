-- A repayment is divided to the fen, and what came back is never more than what was last claimed.
select c.number as subject, format('%s fen of event %s are divided as %s', p.amount_fen, p.seq, a.fen) as detail
from repayments p
join cases c on (c.tenant_id, c.id) = (p.tenant_id, p.recovery_id)
join lateral (select coalesce(sum(amount_fen), 0) as fen from repayment_allocations
  where (tenant_id, recovery_id, seq) = (p.tenant_id, p.recovery_id, p.seq)) a on true
where a.fen <> p.amount_fen
union all
select c.number, format('%s fen came back of %s that were claimed', p.fen, k.fen)
from (select tenant_id, recovery_id, sum(amount_fen) as fen from repayments group by tenant_id, recovery_id) p
join cases c on (c.tenant_id, c.id) = (p.tenant_id, p.recovery_id)
join lateral (select coalesce(sum(claimed_fen), 0) as fen from recovery_claims r where (r.tenant_id, r.recovery_id) = (p.tenant_id, p.recovery_id)
  and r.seq = (select max(seq) from recovery_claims where (tenant_id, recovery_id) = (p.tenant_id, p.recovery_id))) k on true
where p.fen > k.fen
