-- Case numbers run without a gap: a case that was taken out leaves its number behind.
select format('%s/%s', n.year, m.number) as subject, 'the number was given, and no case bears it' as detail
from case_numbers n
cross join lateral generate_series(1, n.last_number) m (number)
where not exists (select 1 from cases c where c.tenant_id = n.tenant_id and c.number like '%-' || n.year || '-' || lpad(m.number::text, 6, '0'))
