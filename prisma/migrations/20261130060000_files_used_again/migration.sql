-- A file on which an act rested already, and which a firm lets count once more after that act was sent back: one row for
-- each time. The file itself stays as it came in. Who said so stands in the chain of administrative acts too.

create table file_reuses (
  tenant_id uuid not null references tenants,
  id uuid not null,
  case_id uuid not null,
  evidence_id uuid not null,
  -- the event that sent the works back
  sent_back_seq integer not null,
  user_id uuid not null,
  org_id uuid not null,
  chosen_at timestamptz not null default app_now(),
  -- the act that then rested on it
  used_seq integer check (used_seq > sent_back_seq),
  primary key (tenant_id, id),
  unique (tenant_id, evidence_id, sent_back_seq),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);
create index on file_reuses (tenant_id, case_id);

alter table file_reuses enable row level security;
alter table file_reuses force row level security;
create policy own_tenant on file_reuses to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on file_reuses to current_user using (true) with check (true);
grant select, insert on file_reuses to tongtu_app;
-- What was said stays as it was said; only which act rests on it is added, and taken away when that act is recalled.
grant update (used_seq) on file_reuses to tongtu_app;
