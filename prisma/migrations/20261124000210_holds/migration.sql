-- After a restore nothing leaves the house until finance has matched the bank's statement. A restore shows in PostgreSQL's
-- own identity: a dump lies in another server, database or table than it was taken from, a recovery begins a new timeline.

create table database_identity (
  one_row boolean primary key default true check (one_row),
  system_identifier text not null,
  timeline text not null,
  database_oid oid not null,
  table_oid oid not null,
  noted_at timestamptz not null default now()
);
alter table database_identity enable row level security;
alter table database_identity force row level security;
create policy owner_all on database_identity to current_user using (true) with check (true);

-- Where this database lies now. A server that does not let its identity be read leaves the two oids.
create function present_identity(out system_identifier text, out timeline text, out database_oid oid, out table_oid oid)
language plpgsql stable set search_path = public, pg_temp as $$
begin
  begin
    select s.system_identifier::text into system_identifier from pg_control_system() s;
    timeline := substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8);
  exception when insufficient_privilege then
    system_identifier := coalesce(system_identifier, '');
    timeline := '';
  end;
  select d.oid into database_oid from pg_database d where d.datname = current_database();
  table_oid := 'database_identity'::regclass;
end $$;

-- What is other than it was noted: null for nothing, notNoted before the first time.
create function identity_change() returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  noted database_identity;
  present record;
begin
  -- a standby sends nothing anyway
  if pg_is_in_recovery() then return null; end if;
  select * into noted from database_identity;
  if not found then return 'notNoted'; end if;
  select * into present from present_identity();
  return case
    when noted.system_identifier <> present.system_identifier then 'otherServer'
    when noted.timeline <> present.timeline then 'otherTimeline'
    when (noted.database_oid, noted.table_oid) <> (present.database_oid, present.table_oid) then 'otherDatabase'
  end;
end $$;

create function note_identity() returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into database_identity (system_identifier, timeline, database_oid, table_oid) select * from present_identity()
  on conflict (one_row) do update set system_identifier = excluded.system_identifier, timeline = excluded.timeline,
    database_oid = excluded.database_oid, table_oid = excluded.table_oid, noted_at = now()
$$;

create table holds (
  tenant_id uuid not null references tenants,
  id uuid not null,
  cause text not null check (cause in ('otherServer', 'otherTimeline', 'otherDatabase', 'command')),
  -- in the words of who gave the command
  reason text,
  began_at timestamptz not null,
  -- the newest that is on record: what was done after it may be lost
  last_event_at timestamptz,
  last_act_at timestamptz,
  last_payment_answer_at timestamptz,
  matched_by uuid,
  matched_at timestamptz,
  statement_from date,
  statement_to date,
  statement_sha256 text,
  released_by uuid,
  released_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, matched_by) references users (tenant_id, id),
  foreign key (tenant_id, released_by) references users (tenant_id, id),
  check ((cause = 'command') = (reason is not null)),
  check (num_nulls(matched_by, matched_at, statement_from, statement_to, statement_sha256) in (0, 5)),
  check (statement_from <= statement_to),
  check ((released_by is null) = (released_at is null)),
  check (released_at is null or matched_at is not null),
  -- two pairs of eyes
  check (released_by <> matched_by)
);
create index on holds (tenant_id) where released_at is null;

alter table holds enable row level security;
alter table holds force row level security;
create policy own_tenant on holds to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on holds to current_user using (true) with check (true);
grant select, insert on holds to tongtu_app;
grant update (matched_by, matched_at, statement_from, statement_to, statement_sha256, released_by, released_at) on holds to tongtu_app;

create function held_tenants() returns table (tenant_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct h.tenant_id from holds h where h.released_at is null
$$;

-- As before, but effects of a tenant on hold wait.
create or replace function sweep_candidates(p_limit integer) returns table (tenant_id uuid, case_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select found.tenant_id, found.case_id from (
    select c.tenant_id, c.case_id, c.due_at as since from case_clocks c
    where c.state = 'running' and not c.provisional and c.due_at <= app_now() and coalesce(c.retry_at, c.due_at) <= app_now()
    union all
    select e.tenant_id, e.case_id, e.created_at from case_effects e
    where e.state = 'pending' and e.created_at < now() - interval '20 seconds' and coalesce(e.lease_until, now()) <= now()
      and not exists (select 1 from holds h where h.tenant_id = e.tenant_id and h.released_at is null)
    union all
    select k.tenant_id, k.id, k.opened_at from cases k where k.closed_at is null and k.workflow_seen_at is null
  ) found
  group by found.tenant_id, found.case_id order by min(found.since) limit p_limit
$$;

revoke all on function present_identity(), identity_change(), note_identity(), held_tenants() from public;
grant execute on function identity_change(), note_identity(), held_tenants() to tongtu_app;
