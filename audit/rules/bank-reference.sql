-- Each payment that arrived has the bank's reference, and no reference stands for two movements, out or back.
with paid as (
  select p.tenant_id, c.number, p.bank_reference, p.state from payments p join cases c on (c.tenant_id, c.id) = (p.tenant_id, p.case_id)
  union all
  select t.tenant_id, c.number, t.bank_reference, t.state from tranches t join cases c on (c.tenant_id, c.id) = (t.tenant_id, t.lot_id)
  union all
  select r.tenant_id, c.number, r.bank_reference, 'paid' from repayments r join cases c on (c.tenant_id, c.id) = (r.tenant_id, r.recovery_id)
)
select number as subject, 'paid without a reference of the bank' as detail from paid where state = 'paid' and bank_reference is null
union all
select min(number), format('one reference of the bank stands for %s movements', count(*)) from paid
where bank_reference is not null group by tenant_id, bank_reference having count(*) > 1
