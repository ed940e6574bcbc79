-- Payment files are numbered from 1 in each year, without a gap.
select format('files of %s', year) as subject, format('%s files numbered up to %s', count(*), max(number)) as detail
from payment_files group by tenant_id, year having max(number) <> count(*)
