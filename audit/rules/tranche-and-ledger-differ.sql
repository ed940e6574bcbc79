-- What was ordered, paid and returned for the homes of a lot is what the ledger moved in the same act of the lot, home by
-- home and fund by fund. What comes back is committed again, or free where the home has nothing left to wait for.
with expected as (
  select t.tenant_id, t.lot_id, a.home_id, t.ordered_seq as seq, a.fund_id, 'committed' as from_account, 'ordered' as to_account, a.amount_fen
  from tranches t join tranche_allocations a on (a.tenant_id, a.tranche_id) = (t.tenant_id, t.id)
  union all
  select t.tenant_id, t.lot_id, a.home_id, t.answered_seq, a.fund_id, 'ordered', case t.state when 'paid' then 'paid' else 'back' end, a.amount_fen
  from tranches t join tranche_allocations a on (a.tenant_id, a.tranche_id) = (t.tenant_id, t.id) where t.state <> 'ordered'
), moved as (
  select tenant_id, lot_id, case_id as home_id, seq, fund_id, from_account,
    case when from_account = 'ordered' and to_account in ('committed', 'free') then 'back' else to_account end as to_account, amount_fen
  from fund_entries
  where lot_id is not null and recovery_id is null and ('ordered' in (from_account, to_account) or 'paid' in (from_account, to_account))
), differing as (
  select *, 'is in no ledger entry' as how from (table expected except all table moved) x
  union all
  select *, 'belongs to no payment' from (table moved except all table expected) x
)
select c.number as subject, format('event %s, home %s: %s fen from %s to %s %s', d.seq, h.number, d.amount_fen, d.from_account, d.to_account, d.how) as detail
from differing d
join cases c on (c.tenant_id, c.id) = (d.tenant_id, d.lot_id)
join cases h on (h.tenant_id, h.id) = (d.tenant_id, d.home_id)
