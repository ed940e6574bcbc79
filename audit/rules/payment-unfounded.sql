-- A payment rests on an acceptance and on invoices before it, a fixed grant (`grantFen` of the policy) on its approval alone, and each of its states on the act of the same event.
select c.number as subject, format('attempt %s, ordered by event %s: %s', p.attempt, p.ordered_seq, m.missing) as detail
from payments p
join cases c on (c.tenant_id, c.id) = (p.tenant_id, p.case_id)
cross join lateral (values
  ('no acceptance before it', c.policy_values ? 'grantFen' or exists (select 1 from acceptances a where (a.tenant_id, a.case_id) = (p.tenant_id, p.case_id) and a.seq < p.ordered_seq)),
  ('no invoice before it', c.policy_values ? 'grantFen' or exists (select 1 from invoices i where (i.tenant_id, i.case_id) = (p.tenant_id, p.case_id) and i.seq < p.ordered_seq)),
  ('no act ordered it', exists (select 1 from case_events e where (e.tenant_id, e.case_id, e.seq, e.action) = (p.tenant_id, p.case_id, p.ordered_seq, 'orderPayment'))),
  ('no act answered it', p.state = 'ordered' or exists (select 1 from case_events e where (e.tenant_id, e.case_id, e.seq) = (p.tenant_id, p.case_id, p.answered_seq)
    and e.action = case p.state when 'paid' then 'confirmPayment' else 'recordReturn' end))
) m (missing, there)
where not m.there
