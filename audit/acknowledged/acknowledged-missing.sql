-- $1: what clients were told, as a JSON array of { requestId, caseId, action, seq, step }. Each stands exactly so, once.
select a."requestId" as subject, format('acknowledged as event %s (%s) at %s; %s', a.seq, a.action, a.step,
  case count(e.seq) when 0 then 'not recorded' else 'recorded as ' || string_agg(format('event %s (%s) at %s', e.seq, e.action, e.to_step), ' and ') end) as detail
from jsonb_to_recordset($1::jsonb) a ("requestId" text, "caseId" uuid, action text, seq integer, step text)
left join case_events e on e.request_id = a."requestId"
group by a."requestId", a."caseId", a.action, a.seq, a.step
having count(e.seq) <> 1 or bool_or((e.case_id, e.action, e.seq, e.to_step) is distinct from (a."caseId", a.action, a.seq, a.step))
