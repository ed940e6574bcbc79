/** SQL over a case `c`: whether a deadline of its step has passed. A deadline that was escalated stays passed until the step is left. */
export const OVERDUE = `exists (select 1 from case_clocks k where k.case_id = c.id and k.step = c.step and c.closed_at is null and (
    (k.state = 'running' and not k.provisional and k.due_at <= app_now())
    or (k.state = 'fired' and k.started_seq = (select max(l.started_seq) from case_clocks l where l.case_id = c.id and l.step = c.step))))`;
