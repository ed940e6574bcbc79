-- A plan's sums are those of its lines, in fen, half a fen rounded up; what may be granted counts at most the guide price.
select c.number as subject, format('the plan of event %s says %s and %s fen, its lines %s and %s', p.seq, p.total_fen, p.eligible_fen, l.total_fen, l.eligible_fen) as detail
from plans p
join cases c on (c.tenant_id, c.id) = (p.tenant_id, p.case_id)
cross join lateral (select coalesce(sum((quantity_hundredths * unit_price_fen + 50) / 100), 0) as total_fen,
    coalesce(sum((quantity_hundredths * least(unit_price_fen, guide_price_fen) + 50) / 100), 0) as eligible_fen,
    count(*) filter (where kind = 'works') as works, count(*) filter (where kind = 'device') as devices
  from plan_lines where (tenant_id, case_id, seq) = (p.tenant_id, p.case_id, p.seq)) l
where (p.total_fen, p.eligible_fen, p.works_lines, p.device_lines) is distinct from (l.total_fen, l.eligible_fen, l.works, l.devices)
  or p.grant_fen > p.eligible_fen or p.grant_fen > (c.policy_values->>'grantCapFen')::bigint
