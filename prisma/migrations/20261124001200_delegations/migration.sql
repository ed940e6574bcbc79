-- A role put into a colleague's hands from day to day: who is on leave delegates, and may take it back at any time.

create table delegations (
  tenant_id uuid not null references tenants,
  -- its maker's own name for it, so that what is sent twice is kept once
  id uuid not null,
  -- who holds the role, and into whose hands it was put
  user_id uuid not null,
  delegate_id uuid not null,
  role text not null,
  org_id uuid not null,
  -- of one programme; of all of them where it is null
  programme text,
  from_day date not null,
  to_day date not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, delegate_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id),
  check (user_id <> delegate_id),
  check (from_day <= to_day)
);
create index on delegations (tenant_id, delegate_id, to_day);
create index on delegations (tenant_id, user_id);

alter table delegations enable row level security;
alter table delegations force row level security;
create policy own_tenant on delegations to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on delegations to current_user using (true) with check (true);
-- Nothing of it changes but that it may be revoked.
grant select, insert, update (revoked_at) on delegations to tongtu_app;

-- Those that count now. It gives no more than its maker holds at this moment, and only to somebody of the same office.
create view delegations_in_force with (security_invoker) as
  select d.* from delegations d
  join user_roles held on (held.tenant_id, held.user_id, held.role, held.org_id) = (d.tenant_id, d.user_id, d.role, d.org_id)
  join users maker on (maker.tenant_id, maker.id) = (d.tenant_id, d.user_id) and maker.disabled_at is null
  where d.revoked_at is null and app_today() between d.from_day and d.to_day
    and exists (select 1 from user_roles own where (own.tenant_id, own.user_id, own.org_id) = (d.tenant_id, d.delegate_id, d.org_id));
grant select on delegations_in_force to tongtu_app;

-- For whom somebody acted, beside the place that a town officer acts for.
alter table submissions add column on_behalf_of_user_id uuid;
alter table case_events add column on_behalf_of_user_id uuid;
