/** SQL over an event: whether it counts, being neither a recall nor recalled by the event right after it. */
export const stands = (event: string): string =>
  `(${event}.action <> 'recall' and not exists (select 1 from case_events r
      where r.case_id = ${event}.case_id and r.seq = ${event}.seq + 1 and r.action = 'recall'))`;
