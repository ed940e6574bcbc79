-- A contract is with who was awarded, at no more than was awarded, keeps back at most what the policy lets it, and is
-- signed after the award.
select c.number as subject, format('contract %s over %s fen; awarded were %s%s', k.number, k.sum_fen, coalesce(a.sum_fen::text, 'nothing'),
  case when a.supplier_id is distinct from k.supplier_id then ' to another' else '' end) as detail
from contracts k
join cases c on (c.tenant_id, c.id) = (k.tenant_id, k.lot_id)
left join lateral (
  select supplier_id, sum_fen from (
    select supplier_id, sum_fen, 0 as place, seq from outside_awards where (tenant_id, lot_id) = (k.tenant_id, k.lot_id) and seq < k.signed_seq
    union all
    select supplier_id, total_fen, 1, 0 from bids where (tenant_id, lot_id) = (k.tenant_id, k.lot_id) and withdrawn_at is null and rank = 1) x
  order by place, seq desc limit 1) a on true
where a.supplier_id is distinct from k.supplier_id or k.sum_fen > a.sum_fen
  or k.retention_percent > (c.policy_values->>'retentionPercentMax')::integer
