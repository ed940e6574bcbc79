-- No publicity ended while an objection that had come from the public was neither looked into nor answered.
select c.number as subject, format('event %s (%s) passed over objection %s', e.seq, e.action, o.number) as detail
from received_objections o
join cases c on (c.tenant_id, c.id) = (o.tenant_id, o.case_id)
join case_events e on (e.tenant_id, e.case_id) = (o.tenant_id, o.case_id) and e.action in ('publicityEnds', 'endHeldPublicity')
where o.received_seq < e.seq
  and not exists (select 1 from objection_answers a join case_events v on v.tenant_id = a.tenant_id and v.request_id = a.request_id
    where (a.tenant_id, a.objection_id) = (o.tenant_id, o.id) and v.case_id = o.case_id and v.action = 'object'
      and v.seq > o.received_seq and v.seq < e.seq
      and not exists (select 1 from case_events r
        where (r.tenant_id, r.case_id, r.seq, r.action) = (v.tenant_id, v.case_id, v.seq + 1, 'recall')))
  and not exists (select 1 from objection_answers a where (a.tenant_id, a.objection_id) = (o.tenant_id, o.id)
    and a.kind = 'notTaken' and a.answered_at <= e.recorded_at)
