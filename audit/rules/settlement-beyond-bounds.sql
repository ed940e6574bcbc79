-- A settlement grants no more than the plan in force, what was measured, what was invoiced, and the cap of the policy.
-- A fixed grant has none of these; see fixed-grant-differs.sql.
select c.number as subject, format('event %s settles %s fen; %s is %s', s.seq, s.grant_fen, b.bound, coalesce(b.fen::text, 'missing')) as detail
from settlements s
join cases c on (c.tenant_id, c.id) = (s.tenant_id, s.case_id)
cross join lateral (values
  ('the plan', (select grant_fen from plans where (tenant_id, case_id) = (s.tenant_id, s.case_id) and seq < s.seq order by seq desc limit 1)),
  ('what was measured', s.measured_fen),
  ('what was invoiced', s.invoiced_fen),
  ('the cap', (c.policy_values->>'grantCapFen')::bigint)
) b (bound, fen)
where s.grant_fen > coalesce(b.fen, 0)
  and not c.policy_values ? 'grantFen'
