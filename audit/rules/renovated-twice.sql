-- No home, and nobody's home, was accepted again within the term that the later case's policy sets.
select c.number as subject, format('accepted on %s, and under %s already on %s', b.accepted_on, d.number, a.accepted_on) as detail
from acceptances b
join acceptances a on a.tenant_id = b.tenant_id and a.case_id <> b.case_id and a.accepted_on <= b.accepted_on
  and (a.person_id = b.person_id or a.household_id = b.household_id)
join cases c on (c.tenant_id, c.id) = (b.tenant_id, b.case_id)
join cases d on (d.tenant_id, d.id) = (a.tenant_id, a.case_id)
where b.accepted_on < (a.accepted_on + case c.policy_values->'repeatTerm'->>'unit'
  when 'months' then make_interval(months => (c.policy_values->'repeatTerm'->>'count')::integer)
  else make_interval(days => (c.policy_values->'repeatTerm'->>'count')::integer) end)::date
