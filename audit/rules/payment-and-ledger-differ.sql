-- What was ordered, paid and returned is what the ledger moved in the same act, fund by fund.
with expected as (
  select p.tenant_id, p.case_id, p.ordered_seq as seq, a.fund_id, 'committed' as from_account, 'ordered' as to_account, a.amount_fen
  from payments p join payment_allocations a on (a.tenant_id, a.payment_id) = (p.tenant_id, p.id)
  union all
  select p.tenant_id, p.case_id, p.answered_seq, a.fund_id, 'ordered', case p.state when 'paid' then 'paid' else 'committed' end, a.amount_fen
  from payments p join payment_allocations a on (a.tenant_id, a.payment_id) = (p.tenant_id, p.id) where p.state <> 'ordered'
), moved as (
  select tenant_id, case_id, seq, fund_id, from_account, to_account, amount_fen from fund_entries
  where lot_id is null and recovery_id is null and ('ordered' in (from_account, to_account) or 'paid' in (from_account, to_account))
), differing as (
  select *, 'is in no ledger entry' as how from (table expected except all table moved) x
  union all
  select *, 'belongs to no payment' from (table moved except all table expected) x
)
select c.number as subject, format('event %s: %s fen from %s to %s %s', d.seq, d.amount_fen, d.from_account, d.to_account, d.how) as detail
from differing d join cases c on (c.tenant_id, c.id) = (d.tenant_id, d.case_id)
