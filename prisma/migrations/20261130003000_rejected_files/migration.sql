-- A file that somebody found unfit for what it is to prove. It stays where it is and counts for no act from then on; the
-- finding may be taken back, and the file counts again. Who did either stands in the chain of administrative acts.

create table file_rejections (
  tenant_id uuid not null references tenants,
  id uuid not null,
  case_id uuid not null,
  evidence_id uuid not null,
  reason text not null check (length(reason) between 1 and 300),
  user_id uuid not null,
  org_id uuid not null,
  rejected_at timestamptz not null default app_now(),
  taken_back_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);
create unique index one_rejection_of_a_file on file_rejections (tenant_id, evidence_id) where taken_back_at is null;
create index on file_rejections (tenant_id, case_id);

alter table file_rejections enable row level security;
alter table file_rejections force row level security;
create policy own_tenant on file_rejections to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on file_rejections to current_user using (true) with check (true);
grant select, insert on file_rejections to tongtu_app;
-- What was said stays as it was said; only that it no longer holds is added.
grant update (taken_back_at) on file_rejections to tongtu_app;
