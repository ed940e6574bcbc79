-- A firm's worker acted only on homes that the firm had assigned to that very person by then; an act that was under way when
-- the home was taken away may be recorded up to a minute later. What somebody did before becoming a worker was done for the whole firm.
select c.number as subject, format('act %s is by a worker to whom the home was not assigned', e.seq) as detail
from case_events e
join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
join firm_workers w on (w.tenant_id, w.org_id, w.user_id) = (e.tenant_id, e.org_id, e.user_id)
where e.role = 'contractor'
  and e.recorded_at >= least(w.joined_at, (select min(i.accepted_at) from worker_invitations i
    where (i.tenant_id, i.org_id, i.accepted_by) = (w.tenant_id, w.org_id, w.user_id)))
  and not exists (select 1 from work_assignments a
  where (a.tenant_id, a.case_id, a.org_id, a.user_id) = (e.tenant_id, e.case_id, e.org_id, e.user_id)
    and a.assigned_at <= e.recorded_at and (a.ended_at is null or a.ended_at >= e.recorded_at - interval '1 minute'))
  and not exists (select 1 from user_roles r
    where (r.tenant_id, r.org_id, r.user_id, r.role) = (e.tenant_id, e.org_id, e.user_id, e.role) and not r.assigned_only)
