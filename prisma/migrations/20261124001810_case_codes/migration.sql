-- With the code on the receipt an applicant asks for the own case. The newest code of a case is the one that counts.
create table case_codes (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- keyed: who has the database alone cannot try codes
  code_hash bytea not null,
  issued_by uuid not null,
  issued_at timestamptz not null default app_now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, issued_by) references users (tenant_id, id)
);
create index on case_codes (tenant_id, case_id, id);

-- How often codes were tried for a number, whether there is such a number or not. Kept for a day.
create table public_tries (
  tenant_id uuid not null references tenants,
  id uuid not null default gen_random_uuid(),
  subject_hash bytea not null,
  tried_at timestamptz not null default app_now(),
  primary key (tenant_id, id)
);
create index on public_tries (tenant_id, subject_hash, tried_at);
create index on public_tries (tenant_id, tried_at);

do $$
declare t text;
begin
  foreach t in array array['case_codes', 'public_tries']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to tongtu_app', t);
  end loop;
end $$;
grant delete on public_tries to tongtu_app;
