-- What a fund has reserved, committed, ordered and paid is never more than the fund.
select format('%s/%s %s', f.programme, f.year, f.name) as subject, format('%s fen are taken from %s', m.taken_fen, f.total_fen) as detail
from funds f
join lateral (select sum(case when e.from_account = 'free' then e.amount_fen when e.to_account = 'free' then -e.amount_fen else 0 end) as taken_fen
  from fund_entries e where (e.tenant_id, e.fund_id) = (f.tenant_id, f.id)) m on true
where m.taken_fen > f.total_fen
