-- Before a home is settled its contractor gets at most the policy's percentage of what is called off for it.
select c.number as subject, format('home %s: %s fen advanced, %s with progress payments, of %s called off', h.number, s.advance_fen, s.all_fen, o.grant_fen) as detail
from (select t.tenant_id, t.lot_id, a.home_id, sum(a.amount_fen) as all_fen,
    coalesce(sum(a.amount_fen) filter (where t.tranche = 'advance'), 0) as advance_fen
  from tranches t join tranche_allocations a on (a.tenant_id, a.tranche_id) = (t.tenant_id, t.id)
  where t.state <> 'returned' and t.tranche in ('advance', 'progress') group by t.tenant_id, t.lot_id, a.home_id) s
join cases c on (c.tenant_id, c.id) = (s.tenant_id, s.lot_id)
join cases h on (h.tenant_id, h.id) = (s.tenant_id, s.home_id)
cross join lateral (select coalesce(max(grant_fen), 0) as grant_fen from call_offs where (tenant_id, lot_id, home_id) = (s.tenant_id, s.lot_id, s.home_id)) o
cross join lateral (select (c.policy_values->>'advancePercentMax')::integer as advance, (c.policy_values->>'progressPercentMax')::integer as progress) p
where s.advance_fen > o.grant_fen * p.advance / 100 or s.all_fen > o.grant_fen * greatest(p.advance, p.progress) / 100
