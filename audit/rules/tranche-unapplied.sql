-- Since version 2 a lot pays what its contractor applied for: the same tranche over the same sum, home by home, on an
-- application that was open when it was ordered, and stays so unless the bank sent the payment back.
with paid as (
  select t.*, c.number, c.version, a.tranche as applied_for, a.amount_fen as applied_fen, a.ended_seq
  from tranches t join cases c on (c.tenant_id, c.id) = (t.tenant_id, t.lot_id)
  left join tranche_applications a on (a.tenant_id, a.lot_id, a.seq) = (t.tenant_id, t.lot_id, t.applied_seq)
), differing as (
  select p.tenant_id, p.id, x.home_id, sum(x.amount_fen) as fen from paid p
  join tranche_allocations x on (x.tenant_id, x.tranche_id) = (p.tenant_id, p.id)
  where p.applied_seq is not null group by p.tenant_id, p.id, x.home_id
  except
  select p.tenant_id, p.id, h.home_id, h.amount_fen from paid p
  join tranche_application_homes h on (h.tenant_id, h.lot_id, h.seq) = (p.tenant_id, p.lot_id, p.applied_seq)
)
select number as subject, format('attempt %s was ordered without an application', attempt) as detail
from paid where version >= 2 and applied_seq is null
union all
select number, format('attempt %s (%s, %s fen) is not what event %s applied for (%s, %s fen)', attempt, tranche, amount_fen, applied_seq, applied_for, applied_fen)
from paid where applied_seq is not null and (tranche, amount_fen) is distinct from (applied_for, applied_fen)
union all
select p.number, format('attempt %s pays %s fen for home %s, for which another sum was applied for', p.attempt, d.fen, h.number)
from differing d join paid p on (p.tenant_id, p.id) = (d.tenant_id, d.id) join cases h on (h.tenant_id, h.id) = (d.tenant_id, d.home_id)
union all
select number, format('attempt %s was ordered by event %s on the application of event %s, which event %s ended', attempt, ordered_seq, applied_seq, coalesce(ended_seq::text, 'none'))
from paid where applied_seq >= ordered_seq or ended_seq <= ordered_seq or (ended_seq is not null and state <> 'returned')
