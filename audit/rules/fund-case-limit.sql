-- No case takes more from a fund than the fund gives to one case.
select c.number as subject, format('takes %s fen of %s, which gives %s', m.taken_fen, f.name, f.per_case_fen) as detail
from (select tenant_id, fund_id, case_id, sum(case when from_account = 'free' then amount_fen when to_account = 'free' then -amount_fen else 0 end) as taken_fen
  from fund_entries group by tenant_id, fund_id, case_id) m
join funds f on (f.tenant_id, f.id) = (m.tenant_id, m.fund_id)
join cases c on (c.tenant_id, c.id) = (m.tenant_id, m.case_id)
where m.taken_fen > f.per_case_fen
