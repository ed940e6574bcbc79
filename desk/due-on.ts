/** SQL over a case `c`: the last day of its next deadline that is sure. */
export const DUE_ON = `(select min(k.last_day) from case_clocks k where k.case_id = c.id and k.state = 'running' and not k.provisional)`;
