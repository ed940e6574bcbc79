-- City sampling: a list of accepted homes is frozen and published, a public draw dated after it gives the seed, and list
-- and seed together give the sample. Nothing here is ever changed or removed.

create table sampling_rounds (
  tenant_id uuid not null references tenants,
  -- the inspector's own name for it, so that what is sent twice is frozen once
  id uuid not null,
  programme text not null,
  accepted_from date not null,
  accepted_to date not null check (accepted_to >= accepted_from),
  -- the exact bytes that are published: one case number a line, in order, each line ended by LF
  list_text text not null,
  list_sha256 text not null check (list_sha256 = encode(sha256(convert_to(list_text, 'UTF8')), 'hex')),
  list_count integer not null check (list_count > 0),
  sample_size integer not null check (sample_size between 1 and list_count),
  published_on date not null,
  published_at timestamptz not null,
  user_id uuid not null,
  org_id uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);

create table sampling_draws (
  tenant_id uuid not null,
  round_id uuid not null,
  seed text not null,
  -- which public draw it was, and the paper that witnesses it
  source text not null,
  document text not null,
  drawn_on date not null,
  entered_at timestamptz not null default app_now(),
  user_id uuid not null,
  org_id uuid not null,
  primary key (tenant_id, round_id),
  foreign key (tenant_id, round_id) references sampling_rounds (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);

create table sampling_homes (
  tenant_id uuid not null,
  round_id uuid not null,
  rank integer not null check (rank > 0),
  case_id uuid not null,
  -- sha256 of seed, hash of the list and case number, by which homes are ranked
  rank_key text not null,
  primary key (tenant_id, round_id, rank),
  unique (tenant_id, case_id),
  foreign key (tenant_id, round_id) references sampling_draws (tenant_id, round_id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

create table sampling_visits (
  tenant_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  case_id uuid not null,
  visited_on date not null,
  passed boolean not null,
  -- [{ room, defect }]
  findings jsonb not null,
  deadline date,
  recorded_at timestamptz not null default app_now(),
  user_id uuid not null,
  org_id uuid not null,
  primary key (tenant_id, id),
  check (passed = (jsonb_array_length(findings) = 0)),
  check (passed = (deadline is null)),
  foreign key (tenant_id, round_id) references sampling_rounds (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);
create index on sampling_visits (tenant_id, case_id);

create table sampling_photos (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  case_id uuid not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  uploaded_at timestamptz not null default app_now(),
  uploaded_by uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, visit_id, sha256),
  foreign key (tenant_id, visit_id) references sampling_visits (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, uploaded_by) references users (tenant_id, id)
);

do $$ declare t text; begin
  foreach t in array array['sampling_rounds', 'sampling_draws', 'sampling_homes', 'sampling_visits', 'sampling_photos'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to tongtu_app', t);
  end loop;
end $$;

-- The public names a county by its code; what it may then read is decided elsewhere.
create function county_by_code(p_code text) returns table (id uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$ select id, name from tenants where code = p_code $$;
revoke all on function county_by_code(text) from public;
grant execute on function county_by_code(text) to tongtu_app;
