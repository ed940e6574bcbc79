-- Who read whose personal values: one row for a person, a case, a kind and an hour, never what was read.

create table sensitive_reads (
  tenant_id uuid not null references tenants,
  user_id uuid not null,
  case_id uuid not null,
  -- the name in a list, the facts of the case, a paper or photograph, who objected to it, the account in a file for the bank
  kind text not null check (kind in ('name', 'facts', 'paper', 'objection', 'account')),
  -- the beginning of the hour in which it was first read
  read_hour timestamptz not null default date_trunc('hour', app_now()),
  -- the seat through which it was reached, and the colleague who had delegated it
  role text not null,
  org_id uuid not null,
  on_behalf_of_user_id uuid,
  -- the reader sat in a town or village then, and the case lay in none of those
  outside_town boolean not null,
  primary key (tenant_id, user_id, case_id, kind, read_hour),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id),
  foreign key (tenant_id, on_behalf_of_user_id) references users (tenant_id, id)
);
create index on sensitive_reads (tenant_id, read_hour);

alter table sensitive_reads enable row level security;
alter table sensitive_reads force row level security;
create policy own_tenant on sensitive_reads to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on sensitive_reads to current_user using (true) with check (true);
-- What was read stays read.
grant select, insert on sensitive_reads to tongtu_app;
