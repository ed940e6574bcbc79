-- Each approval takes a place of the quota and holds money, in the same act: reserved for a plan that is not priced yet, committed for a fixed grant.
select c.number as subject, format('event %s (%s) took no %s', e.seq, e.action, t.what) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
cross join lateral (values
  ('place of a quota', exists (select 1 from quota_uses u where (u.tenant_id, u.case_id, u.taken_seq) = (e.tenant_id, e.case_id, e.seq))),
  ('money', (c.policy_values->>'grantCapFen')::bigint = 0
    or exists (select 1 from fund_entries f where (f.tenant_id, f.case_id, f.seq, f.to_account) = (e.tenant_id, e.case_id, e.seq,
      case c.procedure when 'small-grant' then 'committed' else 'reserved' end)))
) t (what, taken)
where c.procedure in ('home-renovation', 'small-grant') and e.action in ('approve', 'admitFromWaitlist') and not t.taken
