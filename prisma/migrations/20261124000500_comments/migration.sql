-- What people say to each other about a case. It changes nothing in the case and stands beside the chain of its events.

create table case_comments (
  tenant_id uuid not null references tenants,
  -- the writer's own name for it, so that what is sent twice is kept once
  id uuid not null,
  case_id uuid not null,
  user_id uuid not null,
  role text not null,
  acting_for text,
  org_id uuid not null,
  -- firms that the case is assigned to see it, and no other comment
  for_firms boolean not null,
  -- free text may hold what it should not: it is encrypted like personal data
  body_sealed bytea not null,
  written_at timestamptz not null default app_now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);
create index on case_comments (tenant_id, case_id, written_at);

alter table case_comments enable row level security;
alter table case_comments force row level security;
create policy own_tenant on case_comments to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on case_comments to current_user using (true) with check (true);
-- Said is said: never changed, never removed.
grant select, insert on case_comments to tongtu_app;
