-- How colleagues pass a case among themselves: handing its task on, reminding those it waits for, copying it to others.
-- It changes nothing in the case and stands beside its events, in a chain of its own.

create table case_coordinations (
  tenant_id uuid not null references tenants,
  -- the sender's own name for it, so that what is sent twice is kept once
  id uuid not null,
  case_id uuid not null,
  -- its place in the chain of its case, from 1
  place integer not null check (place > 0),
  kind text not null check (kind in ('transfer', 'reminder', 'copy')),
  -- how far the case was, and the step that it was at
  case_seq integer not null,
  step text not null,
  user_id uuid not null,
  role text not null,
  acting_for text,
  org_id uuid not null,
  -- reason or words; free text may hold what it should not: it is encrypted like personal data
  words_sealed bytea not null,
  made_at timestamptz not null,
  -- of a reminder: the working day that it counts for
  counts_for date,
  -- the exact bytes that the chain covers
  body text not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, id),
  unique (tenant_id, case_id, place),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id),
  check ((kind = 'reminder') = (counts_for is not null))
);
-- One reminder by a person for a case on a working day.
create unique index one_reminder_a_day on case_coordinations (tenant_id, case_id, user_id, counts_for);
create index on case_coordinations (tenant_id, case_id, kind, case_seq);

-- Whom it went to: a person in a seat, or everyone at an organisation.
create table coordination_recipients (
  tenant_id uuid not null,
  coordination_id uuid not null,
  org_id uuid not null,
  user_id uuid,
  role text,
  foreign key (tenant_id, coordination_id) references case_coordinations (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  check ((user_id is null) = (role is null))
);
create unique index on coordination_recipients (tenant_id, coordination_id, org_id, user_id) nulls not distinct;
create index on coordination_recipients (tenant_id, user_id);

do $$
declare t text;
begin
  foreach t in array array['case_coordinations', 'coordination_recipients']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    -- What was passed on was passed on: never changed, never removed.
    execute format('grant select, insert on %I to tongtu_app', t);
  end loop;
end $$;

-- A note may be for one person alone; without one it is for everyone at the organisation, as before.
alter table notifications add column user_id uuid;
alter table notifications add foreign key (tenant_id, user_id) references users (tenant_id, id);
create index on notifications (tenant_id, user_id) where user_id is not null and read_at is null;
