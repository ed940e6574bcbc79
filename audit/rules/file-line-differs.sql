-- Each line of a payment file is the payment that it names, ordered before the file was made, to the fen.
select format('file %s/%s', f.year, f.number) as subject, format('line %s over %s fen; ordered were %s', l.line, l.amount_fen, o.amount_fen) as detail
from payment_file_lines l
join payment_files f on (f.tenant_id, f.id) = (l.tenant_id, l.file_id)
join (select tenant_id, id, case_id, amount_fen, ordered_seq from payments union all select tenant_id, id, lot_id, amount_fen, ordered_seq from tranches) o
  on (o.tenant_id, o.id) = (l.tenant_id, coalesce(l.payment_id, l.tranche_id))
left join case_events e on (e.tenant_id, e.case_id, e.seq) = (o.tenant_id, o.case_id, o.ordered_seq)
where l.amount_fen <> o.amount_fen or e.recorded_at > f.made_at + interval '1 minute'
