-- Who works for a firm beside those who act for the whole of it: people invited by telephone, who see the homes that
-- were assigned to them and nothing else of the firm.

alter table user_roles add column assigned_only boolean not null default false;
alter table user_roles add constraint only_contractors_are_assigned check (not assigned_only or role = 'contractor');

create table firm_workers (
  tenant_id uuid not null,
  org_id uuid not null,
  user_id uuid not null,
  phone_hash bytea not null,
  phone_sealed bytea not null,
  joined_at timestamptz not null default app_now(),
  left_at timestamptz,
  primary key (tenant_id, org_id, user_id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index on firm_workers (phone_hash);
-- One account for one telephone at one firm.
create unique index one_worker_by_phone on firm_workers (tenant_id, org_id, phone_hash) where left_at is null;

create table worker_invitations (
  tenant_id uuid not null references tenants,
  id uuid not null,
  org_id uuid not null,
  name text not null,
  phone_hash bytea not null,
  phone_sealed bytea not null,
  -- keyed: who has the database alone cannot try codes
  code_hash bytea not null,
  invited_by uuid not null,
  invited_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  -- how often a code was tried
  attempts integer not null default 0,
  accepted_at timestamptz,
  accepted_by uuid,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id),
  foreign key (tenant_id, invited_by) references users (tenant_id, id),
  foreign key (tenant_id, accepted_by) references users (tenant_id, id),
  check ((accepted_at is null) = (accepted_by is null))
);
create index on worker_invitations (phone_hash);
create unique index one_open_invitation on worker_invitations (tenant_id, org_id, phone_hash) where accepted_at is null and withdrawn_at is null;

create table work_assignments (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  org_id uuid not null,
  user_id uuid not null,
  assigned_by uuid not null,
  assigned_at timestamptz not null default app_now(),
  ended_by uuid,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, org_id, user_id) references firm_workers (tenant_id, org_id, user_id),
  foreign key (tenant_id, assigned_by) references users (tenant_id, id),
  foreign key (tenant_id, ended_by) references users (tenant_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index one_assignment on work_assignments (tenant_id, case_id, org_id, user_id) where ended_at is null;
create index on work_assignments (tenant_id, user_id) where ended_at is null;

do $$
declare t text;
begin
  foreach t in array array['firm_workers', 'worker_invitations', 'work_assignments']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    -- Ended, withdrawn, left: never removed.
    execute format('grant select, insert, update on %I to tongtu_app', t);
  end loop;
end $$;

-- Signing in by telephone, and joining by invitation, begin before the tenant is known. Both return ids, and the hash to compare with.

create function sign_in_by_phone(p_phone_hash bytea)
returns table (tenant_id uuid, user_id uuid, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct u.tenant_id, u.id, u.password_hash from firm_workers w join users u on (u.tenant_id, u.id) = (w.tenant_id, w.user_id)
  where w.phone_hash = p_phone_hash and w.left_at is null and u.disabled_at is null limit 5
$$;

create function open_invitations(p_phone_hash bytea)
returns table (tenant_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.tenant_id, i.id from worker_invitations i
  where i.phone_hash = p_phone_hash and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > app_now() and i.attempts < 5
  order by i.invited_at desc limit 5
$$;

revoke all on function sign_in_by_phone(bytea), open_invitations(bytea) from public;
grant execute on function sign_in_by_phone(bytea), open_invitations(bytea) to tongtu_app;
