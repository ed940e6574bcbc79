-- The work queue: people are found by their whole name without it being readable, and views of the queue are kept.

-- Null where the row is older than this: filled in from what is sealed, by whoever holds the keys.
alter table persons add column name_hash bytea;
create index on persons (tenant_id, name_hash);

-- What somebody did lately.
create index on case_events (tenant_id, user_id, recorded_at);

create table saved_views (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null check (char_length(name) between 1 and 40),
  -- the part of the queue's address after the question mark
  asked text not null check (char_length(asked) <= 1000),
  primary key (tenant_id, id),
  unique (tenant_id, user_id, name),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);

alter table saved_views enable row level security;
alter table saved_views force row level security;
create policy own_tenant on saved_views to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on saved_views to current_user using (true) with check (true);
grant select, insert, update, delete on saved_views to tongtu_app;
