-- On acceptance a home's contractor gets at most what was settled less the retention; with the retention, at most what
-- was settled less what the audit took off.
with spent as (
  select t.tenant_id, t.lot_id, a.home_id, sum(a.amount_fen) as all_fen, sum(a.amount_fen) filter (where t.tranche <> 'retention') as works_fen,
    bool_or(t.tranche = 'acceptance') as on_acceptance, bool_or(t.tranche = 'retention') as of_retention
  from tranches t join tranche_allocations a on (a.tenant_id, a.tranche_id) = (t.tenant_id, t.id)
  where t.state <> 'returned' group by t.tenant_id, t.lot_id, a.home_id
)
select c.number as subject, format('home %s: %s fen ordered or paid, of which %s before the retention; settled %s, taken off %s',
  h.number, s.all_fen, coalesce(s.works_fen, 0), coalesce(x.grant_fen::text, 'nothing'), r.fen) as detail
from spent s
join cases c on (c.tenant_id, c.id) = (s.tenant_id, s.lot_id)
join cases h on (h.tenant_id, h.id) = (s.tenant_id, s.home_id)
join contracts k on (k.tenant_id, k.lot_id) = (s.tenant_id, s.lot_id)
left join lateral (select grant_fen from settlements where (tenant_id, case_id) = (s.tenant_id, s.home_id) order by seq desc limit 1) x on true
cross join lateral (select coalesce(sum(reduction_fen), 0) as fen from settlement_reductions
  where (tenant_id, lot_id, home_id) = (s.tenant_id, s.lot_id, s.home_id)) r
where (s.on_acceptance and s.works_fen > coalesce(x.grant_fen - x.grant_fen * k.retention_percent / 100, 0))
  or (s.of_retention and s.all_fen > coalesce(x.grant_fen - r.fen, 0))
