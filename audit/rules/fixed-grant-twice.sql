-- No person and no home was granted a fixed sum again within the term that the later case's policy sets, counted from the payment.
select c.number as subject, format('approved on %s, and under %s already paid on %s', e.happened_on, d.number, paid.happened_on) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
join cases d on d.tenant_id = c.tenant_id and d.id <> c.id and d.procedure = c.procedure
  and (d.person_id = c.person_id or d.household_id = c.household_id)
join case_events paid on (paid.tenant_id, paid.case_id, paid.closed) = (d.tenant_id, d.id, 'paid')
where e.action = 'approve' and c.policy_values ? 'grantFen' and paid.recorded_at < e.recorded_at
  and e.happened_on < (paid.happened_on + case c.policy_values->'repeatTerm'->>'unit'
    when 'months' then make_interval(months => (c.policy_values->'repeatTerm'->>'count')::integer)
    else make_interval(days => (c.policy_values->'repeatTerm'->>'count')::integer) end)::date
