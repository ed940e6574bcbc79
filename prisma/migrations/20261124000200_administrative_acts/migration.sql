-- What is done beside the cases: one chain per tenant, in which no act can be changed, left out or added later unnoticed.

create table administrative_acts (
  tenant_id uuid not null references tenants,
  seq integer not null check (seq > 0),
  kind text not null,
  -- null: the system itself, or whoever runs it on the server
  user_id uuid,
  role text,
  org_id uuid,
  acted_at timestamptz not null,
  -- the exact bytes that the chain covers
  body text not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, seq),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);
create index on administrative_acts (tenant_id, kind, seq);

alter table administrative_acts enable row level security;
alter table administrative_acts force row level security;
create policy own_tenant on administrative_acts to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on administrative_acts to current_user using (true) with check (true);
grant select, insert on administrative_acts to tongtu_app;

-- Heads made until now cover the cases alone (format 1); format 2 ends with the head of the administrative acts.
alter table daily_heads add column format integer not null default 1 check (format in (1, 2));
alter table daily_heads add column administrative_acts integer check (administrative_acts >= 0);
alter table daily_heads add check ((format = 2) = (administrative_acts is not null));
