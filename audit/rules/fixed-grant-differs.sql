-- A fixed grant is the sum that the policy names, settled and committed by the approval, with nothing measured or invoiced.
select c.number as subject, format('event %s settles %s fen: %s', s.seq, s.grant_fen, m.wrong) as detail
from settlements s
join cases c on (c.tenant_id, c.id) = (s.tenant_id, s.case_id)
cross join lateral (values
  ('the policy names ' || (c.policy_values->>'grantFen'), s.grant_fen = (c.policy_values->>'grantFen')::bigint),
  ('something was measured or invoiced', s.measured_fen = 0 and s.invoiced_fen = 0),
  ('no approval', exists (select 1 from case_events e where (e.tenant_id, e.case_id, e.seq, e.action) = (s.tenant_id, s.case_id, s.seq, 'approve'))),
  ('another sum was committed', s.grant_fen = (select coalesce(sum(f.amount_fen), 0) from fund_entries f
    where (f.tenant_id, f.case_id, f.seq, f.to_account) = (s.tenant_id, s.case_id, s.seq, 'committed')))
) m (wrong, there)
where c.policy_values ? 'grantFen' and not m.there
