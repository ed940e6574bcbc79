-- What came back is what the ledger made free again in the same act of the recovery, home by home and fund by fund.
with expected as (
  select tenant_id, recovery_id, seq, home_id, fund_id, amount_fen, 'paid' as from_account, 'free' as to_account from repayment_allocations
), moved as (
  select tenant_id, recovery_id, seq, case_id as home_id, fund_id, amount_fen, from_account, to_account from fund_entries where recovery_id is not null
), differing as (
  select *, 'is in no ledger entry' as how from (table expected except all table moved) x
  union all
  select *, 'belongs to no repayment' from (table moved except all table expected) x
)
select c.number as subject, format('event %s, home %s: %s fen from %s to %s %s', d.seq, h.number, d.amount_fen, d.from_account, d.to_account, d.how) as detail
from differing d
join cases c on (c.tenant_id, c.id) = (d.tenant_id, d.recovery_id)
join cases h on (h.tenant_id, h.id) = (d.tenant_id, d.home_id)
