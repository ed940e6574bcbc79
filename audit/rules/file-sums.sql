-- A payment file has as many lines, and the total, that it says, numbered from 1.
select format('file %s/%s', f.year, f.number) as subject,
  format('says %s lines over %s fen, holds %s over %s', f.line_count, f.total_fen, count(l.line), coalesce(sum(l.amount_fen), 0)) as detail
from payment_files f left join payment_file_lines l on (l.tenant_id, l.file_id) = (f.tenant_id, f.id)
group by f.tenant_id, f.id
having count(l.line) <> f.line_count or coalesce(sum(l.amount_fen), 0) <> f.total_fen or max(l.line) <> count(l.line)
