-- A queue asks of every case of a county when it is due and whether that is past. Worked out from its clocks each time
-- that took most of the time of a page; so the answer is kept with the case. Nobody writes it: PostgreSQL works it out
-- again whenever the case or one of its clocks changes.

alter table cases
  -- the last day of its next deadline that is sure
  add column due_on date,
  -- the instant from which a deadline of its step is past; a deadline that was escalated is past for good, until the step
  -- is left. Null: none is running, or the case is closed.
  add column overdue_from timestamptz;

create function due_of_case(p_tenant uuid, p_case uuid, p_step text, p_open boolean, out due_on date, out overdue_from timestamptz)
language sql stable as $$
  select min(k.last_day) filter (where k.state = 'running' and not k.provisional),
    min(case when k.state = 'running' and not k.provisional then k.due_at
             when k.state = 'fired' and k.started_seq = k.latest then '-infinity'::timestamptz end) filter (where p_open and k.step = p_step)
  from (select l.*, max(l.started_seq) over (partition by l.step) as latest
    from case_clocks l where l.tenant_id = p_tenant and l.case_id = p_case) k
$$;

-- Each act writes the case after its clocks: then it costs no write of its own.
create function work_out_due() returns trigger language plpgsql as $$
begin
  select d.due_on, d.overdue_from into new.due_on, new.overdue_from
  from due_of_case(new.tenant_id, new.id, new.step, new.closed_at is null) d;
  return new;
end $$;
create trigger work_out_due before insert or update of head_hash, step, closed_at, due_on, overdue_from on cases
  for each row execute function work_out_due();

-- At the end of the transaction, for clocks that changed without their case: a calendar was loaded, a case was opened.
create function pass_on_due() returns trigger language plpgsql as $$
declare clock case_clocks;
begin
  if tg_op = 'DELETE' then clock := old; else clock := new; end if;
  update cases c set due_on = d.due_on
  from due_of_case(clock.tenant_id, clock.case_id, (select s.step from cases s where (s.tenant_id, s.id) = (clock.tenant_id, clock.case_id)),
    (select s.closed_at is null from cases s where (s.tenant_id, s.id) = (clock.tenant_id, clock.case_id))) d
  where (c.tenant_id, c.id) = (clock.tenant_id, clock.case_id) and (c.due_on, c.overdue_from) is distinct from (d.due_on, d.overdue_from);
  return null;
end $$;
create constraint trigger pass_on_due
  after insert or delete or update of step, state, last_day, due_at, provisional, started_seq on case_clocks
  deferrable initially deferred for each row execute function pass_on_due();

update cases set due_on = null where exists (select 1 from case_clocks k where (k.tenant_id, k.case_id) = (cases.tenant_id, cases.id));
