/**
 * SQL over a case `c`: whether a deadline of its step has passed. A deadline that was escalated stays passed until the step
 * is left. The record keeps since when (`cases.overdue_from`). The clock is read once, not for each case.
 */
export const OVERDUE = `coalesce(c.overdue_from <= (select app_now()), false)`;
