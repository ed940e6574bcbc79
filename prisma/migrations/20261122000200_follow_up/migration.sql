-- The visits that follow a home's works: a case of their own, opened by the acceptance. One for each home.

create table case_followups (
  tenant_id uuid not null,
  home_id uuid not null,
  visit_id uuid not null,
  primary key (tenant_id, home_id),
  unique (tenant_id, visit_id),
  foreign key (tenant_id, home_id) references cases (tenant_id, id),
  foreign key (tenant_id, visit_id) references cases (tenant_id, id)
);

alter table case_followups enable row level security;
alter table case_followups force row level security;
create policy own_tenant on case_followups to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on case_followups to current_user using (true) with check (true);
grant select, insert on case_followups to tongtu_app;

-- One open application per person and programme. Visits are no application: those after an earlier home may still run.
drop index one_open_case;
create unique index one_open_case on cases (tenant_id, procedure, person_id) where closed_at is null and procedure <> 'follow-up';
drop index one_open_case_per_home;
create unique index one_open_case_per_home on cases (tenant_id, procedure, household_id) where closed_at is null and procedure <> 'follow-up';
