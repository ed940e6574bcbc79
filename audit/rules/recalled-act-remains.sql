-- Nothing rests on an act that was recalled: no money, place, notice, plan, payment, file or clock. And nothing is called
-- off whose act was not recalled, and no case could go back to where it did not stand.
with left_behind as (
  select tenant_id, case_id, seq, 'money' as what from fund_entries
  union all select tenant_id, case_id, taken_seq, 'a place in the quota' from quota_uses
  union all select tenant_id, case_id, released_seq, 'a place in the quota given back' from quota_uses
  union all select tenant_id, case_id, joined_seq, 'a place on the waitlist' from waitlist
  union all select tenant_id, case_id, left_seq, 'a place on the waitlist given up' from waitlist
  union all select tenant_id, case_id, posted_seq, 'a notice' from notices
  union all select tenant_id, case_id, removed_seq, 'the removal of a notice' from notices
  union all select tenant_id, case_id, seq, 'a plan' from plans
  union all select tenant_id, case_id, measured_seq, 'measured quantities' from plan_lines
  union all select tenant_id, case_id, seq, 'an invoice' from invoices
  union all select tenant_id, case_id, seq, 'an acceptance' from acceptances
  union all select tenant_id, case_id, seq, 'a settlement' from settlements
  union all select tenant_id, case_id, ordered_seq, 'a payment' from payments
  union all select tenant_id, case_id, answered_seq, 'an answer of the bank' from payments
  union all select tenant_id, recovery_id, seq, 'a claim' from recovery_claims
  union all select tenant_id, recovery_id, seq, 'a repayment' from repayments
  union all select tenant_id, case_id, used_seq, 'a file' from evidence
  union all select tenant_id, case_id, used_seq, 'a file used again' from file_reuses
  union all select tenant_id, case_id, started_seq, 'a clock' from case_clocks where state in ('running', 'paused')
)
select c.number as subject, format('event %s (%s) was recalled, but %s rests on it', e.seq, e.action, l.what) as detail
from left_behind l
join case_events e on (e.tenant_id, e.case_id, e.seq) = (l.tenant_id, l.case_id, l.seq)
join case_events r on (r.tenant_id, r.case_id, r.seq, r.action) = (e.tenant_id, e.case_id, e.seq + 1, 'recall')
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
union all
select c.number, format('%s of event %s was called off, which was not recalled', f.effect, f.seq)
from case_effects f join cases c on (c.tenant_id, c.id) = (f.tenant_id, f.case_id)
where f.state = 'calledOff' and not exists (select 1 from case_events r where (r.tenant_id, r.case_id, r.seq, r.action) = (f.tenant_id, f.case_id, f.seq + 1, 'recall'))
union all
select c.number, format('could go back to %s before event %s, but event %s began at %s', c.before_act->>'step', c.before_act->>'seq', e.seq, coalesce(e.from_step, 'none'))
from cases c join case_events e on (e.tenant_id, e.case_id, e.seq) = (c.tenant_id, c.id, c.seq)
where c.before_act is not null and (c.closed_at is not null or (c.before_act->>'seq')::integer <> c.seq or c.before_act->>'step' is distinct from e.from_step)
