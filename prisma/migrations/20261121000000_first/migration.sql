-- The record. The role that runs this owns the tables; `tongtu_app` works with them and is bound by row-level security.

create function app_now() returns timestamptz language sql stable as 'select now()';
create function app_today() returns date language sql stable as $$ select (app_now() at time zone 'Asia/Shanghai')::date $$;
-- A term ends at the first instant of the day after its last one.
create function due_instant(last_day date) returns timestamptz language sql immutable as
  $$ select (last_day + 1)::timestamp at time zone 'Asia/Shanghai' $$;
create function current_tenant() returns uuid language sql stable as $$ select nullif(current_setting('tongtu.tenant', true), '')::uuid $$;

create table tenants (
  id uuid primary key,
  code text not null unique,
  name text not null,
  demo boolean not null default false
);

-- Who ------------------------------------------------------------------------

create table orgs (
  tenant_id uuid not null references tenants,
  id uuid not null,
  parent_id uuid,
  level text not null check (level in ('province', 'city', 'county', 'town', 'village', 'firm')),
  code text not null,
  name text not null,
  -- itself and everything above it, outermost first
  lineage uuid[] not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, parent_id) references orgs (tenant_id, id)
);

create table users (
  tenant_id uuid not null references tenants,
  id uuid not null,
  login text not null unique,
  name text not null,
  password_hash text not null,
  disabled_at timestamptz,
  demo boolean not null default false,
  primary key (tenant_id, id)
);

create table user_roles (
  tenant_id uuid not null,
  user_id uuid not null,
  role text not null,
  org_id uuid not null,
  primary key (tenant_id, user_id, role, org_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);

create table sessions (
  id_hash bytea primary key,
  tenant_id uuid,
  user_id uuid,
  data jsonb not null,
  expires_at timestamptz not null
);

-- Configuration --------------------------------------------------------------

create table policies (
  tenant_id uuid not null references tenants,
  id uuid not null,
  programme text not null,
  document_number text not null,
  effective_from date not null,
  policy_values jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, programme, document_number),
  unique (tenant_id, programme, effective_from)
);

create table calendar_years (
  tenant_id uuid not null references tenants,
  year integer not null check (year between 2000 and 2200),
  -- days of the week's working days on which nobody works, and days of the weekend on which people do
  rest_days date[] not null,
  work_days date[] not null,
  source text not null,
  primary key (tenant_id, year)
);

create table catalogue_items (
  tenant_id uuid not null references tenants,
  code text not null,
  name text not null,
  unit text not null,
  kind text not null check (kind in ('works', 'device')),
  guide_price_fen bigint not null check (guide_price_fen > 0),
  sample boolean not null default false,
  primary key (tenant_id, code)
);

create table reference_lists (
  tenant_id uuid not null references tenants,
  id uuid not null,
  kind text not null check (kind in ('cardRegister', 'hardshipRegister', 'renovatedBefore', 'ageingAdaptation')),
  name text not null,
  as_of date not null,
  row_count integer not null check (row_count >= 0),
  sha256 text not null,
  imported_by uuid not null,
  imported_at timestamptz not null default app_now(),
  primary key (tenant_id, id)
);

-- Identifiers are keyed hashes: a list can be searched for a known person, never read as a list of people.
create table reference_entries (
  tenant_id uuid not null,
  list_id uuid not null,
  row_number integer not null,
  id_number_hash bytea,
  household_hash bytea,
  address_hash bytea,
  detail jsonb not null,
  primary key (tenant_id, list_id, row_number),
  foreign key (tenant_id, list_id) references reference_lists (tenant_id, id)
);
create index on reference_entries (tenant_id, list_id, id_number_hash);
create index on reference_entries (tenant_id, list_id, household_hash);
create index on reference_entries (tenant_id, list_id, address_hash);

-- Cases ----------------------------------------------------------------------

create table persons (
  tenant_id uuid not null references tenants,
  id uuid not null,
  id_number_hash bytea not null,
  sealed bytea not null,
  primary key (tenant_id, id),
  unique (tenant_id, id_number_hash)
);

create table households (
  tenant_id uuid not null references tenants,
  id uuid not null,
  org_id uuid not null,
  household_hash bytea,
  address_hash bytea not null,
  sealed bytea not null,
  primary key (tenant_id, id),
  -- the same short address may stand in two villages
  unique (tenant_id, org_id, address_hash),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);

create table case_numbers (
  tenant_id uuid not null references tenants,
  year integer not null,
  last_number integer not null,
  primary key (tenant_id, year)
);

create table cases (
  tenant_id uuid not null references tenants,
  id uuid not null,
  number text not null,
  procedure text not null,
  version integer not null,
  policy_id uuid,
  policy_values jsonb not null,
  org_id uuid not null,
  lineage uuid[] not null,
  person_id uuid not null,
  household_id uuid not null,
  step text not null,
  suspended text[] not null default '{}',
  entered_on date not null,
  seq integer not null,
  facts jsonb not null check (octet_length(facts::text) <= 16384),
  sealed_facts bytea not null,
  head_hash bytea not null,
  opened_on date not null,
  opened_at timestamptz not null default app_now(),
  changed_at timestamptz not null default app_now(),
  closed_at timestamptz,
  outcome text,
  workflow_seen_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id),
  foreign key (tenant_id, person_id) references persons (tenant_id, id),
  foreign key (tenant_id, household_id) references households (tenant_id, id),
  check ((closed_at is null) = (outcome is null))
);
create index on cases using gin (lineage);
create index on cases (tenant_id, step, changed_at);
-- one open application per person and programme
create unique index one_open_case on cases (tenant_id, procedure, person_id) where closed_at is null;
-- and per home: two of its members do not have it renovated twice
create unique index one_open_case_per_home on cases (tenant_id, procedure, household_id) where closed_at is null;

-- Firms that a case is assigned to; they see no others.
create table case_parties (
  tenant_id uuid not null,
  case_id uuid not null,
  org_id uuid not null,
  as_role text not null check (as_role in ('assessor', 'auditFirm', 'contractor')),
  primary key (tenant_id, case_id, org_id, as_role),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);

create table submissions (
  tenant_id uuid not null references tenants,
  request_id uuid not null,
  case_id uuid not null,
  action text not null,
  expected_seq integer not null,
  role text not null,
  acting_for text,
  user_id uuid not null,
  org_id uuid not null,
  on_behalf_of_org_id uuid,
  happened_on date not null,
  evidence_ids uuid[],
  body_hmac bytea not null,
  form_sealed bytea not null,
  received_at timestamptz not null default app_now(),
  primary key (tenant_id, request_id)
);

create table case_events (
  tenant_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  request_id text not null,
  body_hmac bytea,
  action text not null,
  from_step text,
  to_step text not null,
  role text not null,
  acting_for text,
  user_id uuid,
  org_id uuid,
  on_behalf_of_org_id uuid,
  happened_on date not null,
  recorded_at timestamptz not null,
  closed text,
  due_on date,
  -- the exact bytes that the chain covers
  body text not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, case_id, seq),
  unique (tenant_id, request_id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

create table case_clocks (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  step text not null,
  clock text not null,
  then_action text not null,
  unit text not null check (unit in ('workingDays', 'calendarDays', 'months', 'untilDay')),
  allotted integer not null check (allotted >= 0),
  used integer not null default 0 check (used >= 0),
  until_day date,
  -- the day from which it counts; that day itself does not count. Null while paused or ended.
  running_since date,
  last_day date,
  due_at timestamptz,
  -- the calendar does not know a year it would need: it may not fire
  provisional boolean not null default false,
  state text not null check (state in ('running', 'paused', 'fired', 'stopped')),
  blocked_code text,
  retry_at timestamptz,
  started_seq integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  check ((state = 'running') = (running_since is not null))
);
create index on case_clocks (tenant_id, case_id) where state in ('running', 'paused');
create index on case_clocks (due_at) where state = 'running';

create table case_effects (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  effect text not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'failed')),
  attempts integer not null default 0,
  lease_until timestamptz,
  error_code text,
  created_at timestamptz not null default now(),
  done_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
create index on case_effects (tenant_id, case_id) where state = 'pending';

create table evidence (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  slot text not null,
  media_type text not null,
  bytes integer not null check (bytes > 0),
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default app_now(),
  -- the act that rests on it
  used_seq integer,
  primary key (tenant_id, id),
  unique (tenant_id, case_id, slot, sha256),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

create table notices (
  tenant_id uuid not null,
  case_id uuid not null,
  posted_seq integer not null,
  place text not null,
  posted_on date not null,
  -- exactly what hangs on the board, names masked
  list_text text not null,
  list_sha256 text not null,
  removed_seq integer,
  removed_on date,
  primary key (tenant_id, case_id, posted_seq),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

create table notifications (
  tenant_id uuid not null references tenants,
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  org_id uuid not null,
  reason text not null,
  created_at timestamptz not null default app_now(),
  read_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);
create index on notifications (tenant_id, org_id) where read_at is null;

-- Quota, money, plans --------------------------------------------------------

create table quotas (
  tenant_id uuid not null references tenants,
  id uuid not null,
  programme text not null,
  year integer not null,
  org_id uuid not null,
  total integer not null check (total >= 0),
  primary key (tenant_id, id),
  unique (tenant_id, programme, year, org_id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);

create table quota_uses (
  tenant_id uuid not null,
  case_id uuid not null,
  quota_id uuid not null,
  taken_seq integer not null,
  released_seq integer,
  primary key (tenant_id, case_id, quota_id, taken_seq),
  foreign key (tenant_id, quota_id) references quotas (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
create unique index one_quota_place on quota_uses (tenant_id, case_id, quota_id) where released_seq is null;
create index on quota_uses (tenant_id, quota_id) where released_seq is null;

create table waitlist (
  tenant_id uuid not null,
  id bigint generated always as identity,
  case_id uuid not null,
  programme text not null,
  county_id uuid not null,
  -- smaller is served first
  priority integer not null,
  joined_on date not null,
  joined_seq integer not null,
  left_seq integer,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
create unique index one_waitlist_place on waitlist (tenant_id, case_id) where left_seq is null;

create table funds (
  tenant_id uuid not null references tenants,
  id uuid not null,
  programme text not null,
  year integer not null,
  name text not null,
  -- spent in this order
  position integer not null,
  total_fen bigint not null check (total_fen >= 0),
  -- the most that one case may take from it; null: no limit of its own
  per_case_fen bigint check (per_case_fen > 0),
  primary key (tenant_id, id),
  unique (tenant_id, programme, year, position)
);

-- Double entries within one fund: free → reserved → committed → ordered → paid. Reversed, never changed.
create table fund_entries (
  tenant_id uuid not null,
  id bigint generated always as identity,
  fund_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  from_account text not null check (from_account in ('free', 'reserved', 'committed', 'ordered', 'paid')),
  to_account text not null check (to_account in ('free', 'reserved', 'committed', 'ordered', 'paid')),
  amount_fen bigint not null check (amount_fen > 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, fund_id) references funds (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  check (from_account <> to_account)
);
create index on fund_entries (tenant_id, fund_id);
create index on fund_entries (tenant_id, case_id);

create table plans (
  tenant_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  works_lines integer not null,
  device_lines integer not null,
  total_fen bigint not null,
  eligible_fen bigint not null,
  grant_fen bigint not null,
  primary key (tenant_id, case_id, seq),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

create table plan_lines (
  tenant_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  item_code text not null,
  kind text not null,
  room text not null,
  quantity_hundredths bigint not null check (quantity_hundredths > 0),
  unit_price_fen bigint not null check (unit_price_fen > 0),
  guide_price_fen bigint not null,
  measured_hundredths bigint,
  measured_seq integer,
  primary key (tenant_id, case_id, seq, item_code, room),
  foreign key (tenant_id, case_id, seq) references plans (tenant_id, case_id, seq),
  foreign key (tenant_id, item_code) references catalogue_items (tenant_id, code)
);

create table invoices (
  tenant_id uuid not null,
  case_id uuid not null,
  number text not null,
  issued_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  seq integer not null,
  primary key (tenant_id, number),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

-- Our own part of the list of homes renovated before.
create table acceptances (
  tenant_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  person_id uuid not null,
  household_id uuid not null,
  accepted_on date not null,
  grade text not null,
  primary key (tenant_id, case_id, seq),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

create table settlements (
  tenant_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  measured_fen bigint not null,
  invoiced_fen bigint not null,
  grant_fen bigint not null check (grant_fen >= 0),
  primary key (tenant_id, case_id, seq),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

create table payments (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  attempt integer not null,
  amount_fen bigint not null check (amount_fen > 0),
  payee_sealed bytea not null,
  state text not null default 'ordered' check (state in ('ordered', 'returned', 'paid')),
  ordered_seq integer not null,
  answered_seq integer,
  bank_reference text,
  primary key (tenant_id, id),
  unique (tenant_id, case_id, attempt),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  check ((state = 'ordered') = (answered_seq is null))
);
create unique index one_unreturned_payment on payments (tenant_id, case_id) where state <> 'returned';
create unique index one_bank_reference on payments (tenant_id, bank_reference);

create table payment_allocations (
  tenant_id uuid not null,
  payment_id uuid not null,
  fund_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (tenant_id, payment_id, fund_id),
  foreign key (tenant_id, payment_id) references payments (tenant_id, id),
  foreign key (tenant_id, fund_id) references funds (tenant_id, id)
);

-- Heads of the day's chains, to be kept outside.
create table daily_heads (
  tenant_id uuid not null references tenants,
  day date not null,
  cases integer not null,
  sha256 text not null,
  made_at timestamptz not null default app_now(),
  primary key (tenant_id, day)
);

-- Who may -------------------------------------------------------------------

do $$
declare t text;
begin
  for t in select c.table_name from information_schema.columns c
           join information_schema.tables using (table_schema, table_name)
           where c.table_schema = 'public' and c.column_name = 'tenant_id' and table_type = 'BASE TABLE' and c.table_name <> 'sessions'
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tongtu_app', t);
  end loop;
  foreach t in array array['case_events', 'fund_entries', 'payment_allocations', 'daily_heads', 'acceptances', 'settlements', 'plans', 'invoices', 'reference_entries', 'policies']
  loop
    execute format('revoke update, delete on %I from tongtu_app', t);
  end loop;
  foreach t in array array['cases', 'payments', 'notices', 'quota_uses', 'waitlist', 'plan_lines', 'case_effects', 'submissions', 'evidence', 'case_clocks']
  loop
    execute format('revoke delete on %I from tongtu_app', t);
  end loop;
end $$;

alter table tenants enable row level security;
alter table tenants force row level security;
create policy own_tenant on tenants for select to tongtu_app using (id = current_tenant());
create policy owner_all on tenants to current_user using (true) with check (true);
grant select on tenants to tongtu_app;

alter table sessions enable row level security;
alter table sessions force row level security;
create policy owner_all on sessions to current_user using (true) with check (true);

-- What must cross tenants: signing in, the session, and the sweep. Each returns ids or the session alone.

create function sign_in_lookup(p_login text)
returns table (tenant_id uuid, user_id uuid, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.tenant_id, u.id, u.password_hash from users u where u.login = p_login and u.disabled_at is null
$$;

create function session_read(p_id_hash bytea) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select s.data from sessions s
  left join users u on (u.tenant_id, u.id) = (s.tenant_id, s.user_id)
  where s.id_hash = p_id_hash and s.expires_at > now() and u.disabled_at is null
$$;

create function session_write(p_id_hash bytea, p_data jsonb, p_tenant uuid, p_user uuid, p_expires_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into sessions (id_hash, data, tenant_id, user_id, expires_at) values (p_id_hash, p_data, p_tenant, p_user, p_expires_at)
  on conflict (id_hash) do update set data = excluded.data, tenant_id = excluded.tenant_id, user_id = excluded.user_id, expires_at = excluded.expires_at
$$;

create function session_end(p_id_hash bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from sessions where id_hash = p_id_hash
$$;

create function sessions_end_of_user(p_user uuid) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with ended as (delete from sessions where user_id = p_user and tenant_id = current_tenant() returning 1) select count(*)::integer from ended
$$;

create function sweep_candidates(p_limit integer) returns table (tenant_id uuid, case_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select found.tenant_id, found.case_id from (
    select c.tenant_id, c.case_id, c.due_at as since from case_clocks c
    where c.state = 'running' and not c.provisional and c.due_at <= app_now() and coalesce(c.retry_at, c.due_at) <= app_now()
    union all
    select e.tenant_id, e.case_id, e.created_at from case_effects e
    where e.state = 'pending' and e.created_at < now() - interval '20 seconds' and coalesce(e.lease_until, now()) <= now()
    union all
    select k.tenant_id, k.id, k.opened_at from cases k where k.closed_at is null and k.workflow_seen_at is null
  ) found
  group by found.tenant_id, found.case_id order by min(found.since) limit p_limit
$$;

create function sweep_tenants() returns table (tenant_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$ select id from tenants $$;

revoke all on function sign_in_lookup(text), session_read(bytea), session_write(bytea, jsonb, uuid, uuid, timestamptz), session_end(bytea),
  sessions_end_of_user(uuid), sweep_candidates(integer), sweep_tenants() from public;
grant execute on function sign_in_lookup(text), session_read(bytea), session_write(bytea, jsonb, uuid, uuid, timestamptz), session_end(bytea),
  sessions_end_of_user(uuid), sweep_candidates(integer), sweep_tenants() to tongtu_app;
grant usage on schema public to tongtu_app;
