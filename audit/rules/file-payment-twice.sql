-- Each attempt goes to the bank once: a payment that came back is ordered anew, and that is another.
select c.number as subject, format('attempt %s stands in %s files: %s', o.attempt, count(*), string_agg(f.year || '/' || f.number, ', ' order by f.year, f.number)) as detail
from payment_file_lines l
join payment_files f on (f.tenant_id, f.id) = (l.tenant_id, l.file_id)
join (select tenant_id, id, case_id, attempt from payments union all select tenant_id, id, lot_id, attempt from tranches) o
  on (o.tenant_id, o.id) = (l.tenant_id, coalesce(l.payment_id, l.tranche_id))
join cases c on (c.tenant_id, c.id) = (o.tenant_id, o.case_id)
group by c.tenant_id, c.id, o.id, o.attempt having count(*) > 1
