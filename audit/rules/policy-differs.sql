-- The policy pinned to a case is the county's paper as it stands, and was in force when the case was opened.
select c.number as subject, format('pinned otherwise than the paper says: %s', string_agg(s.key, ', ' order by s.key)) as detail
from cases c
join policies p on (p.tenant_id, p.id) = (c.tenant_id, c.policy_id)
cross join lateral jsonb_each(p.policy_values) s (key, value)
where s.value is distinct from c.policy_values->s.key
group by c.tenant_id, c.id
union all
select c.number, format('pinned to a paper for %s that holds from %s', p.programme, p.effective_from)
from cases c join policies p on (p.tenant_id, p.id) = (c.tenant_id, c.policy_id)
where p.programme <> c.procedure or p.effective_from > (c.opened_at at time zone 'Asia/Shanghai')::date
