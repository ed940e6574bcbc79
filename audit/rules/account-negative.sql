-- Nothing leaves an account in which it was not: after each entry no account of a case in a fund is below zero.
with moved as (
  select tenant_id, fund_id, case_id, id, to_account as account, amount_fen as fen from fund_entries
  union all
  select tenant_id, fund_id, case_id, id, from_account, -amount_fen from fund_entries
), standing as (
  select *, sum(fen) over (partition by tenant_id, fund_id, case_id, account order by id) as stands_fen from moved where account <> 'free'
)
select c.number as subject, format('%s fen %s after entry %s', min(s.stands_fen), s.account, min(s.id)) as detail
from standing s join cases c on (c.tenant_id, c.id) = (s.tenant_id, s.case_id)
where s.stands_fen < 0
group by c.tenant_id, c.id, s.fund_id, s.account
