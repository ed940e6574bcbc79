-- What is handed to the bank. A file fixes its payments and the hash of its bytes; the bytes are made again from the lines.

create table payment_files (
  tenant_id uuid not null,
  id uuid not null,
  year integer not null,
  number integer not null check (number > 0),
  made_by uuid not null,
  made_at timestamptz not null default app_now(),
  -- the layout of the bytes, as the bank's adapter names it
  format text not null,
  line_count integer not null check (line_count > 0),
  total_fen bigint not null check (total_fen > 0),
  sha256 text not null,
  primary key (tenant_id, id),
  unique (tenant_id, year, number),
  foreign key (tenant_id, made_by) references users (tenant_id, id)
);

create table payment_file_lines (
  tenant_id uuid not null,
  file_id uuid not null,
  line integer not null check (line > 0),
  kind text not null check (kind in ('payment', 'tranche')),
  payment_id uuid,
  tranche_id uuid,
  amount_fen bigint not null check (amount_fen > 0),
  -- name and account, as they stood when the file was made
  payee_sealed bytea not null,
  primary key (tenant_id, file_id, line),
  foreign key (tenant_id, file_id) references payment_files (tenant_id, id),
  foreign key (tenant_id, payment_id) references payments (tenant_id, id),
  foreign key (tenant_id, tranche_id) references tranches (tenant_id, id),
  check ((payment_id is not null) = (kind = 'payment')),
  check ((tranche_id is not null) = (kind = 'tranche'))
);
-- Each attempt goes to the bank once.
create unique index one_file_per_payment on payment_file_lines (tenant_id, payment_id) where payment_id is not null;
create unique index one_file_per_tranche on payment_file_lines (tenant_id, tranche_id) where tranche_id is not null;

-- Who took the accounts out, and when.
create table payment_file_downloads (
  tenant_id uuid not null,
  id bigint generated always as identity,
  file_id uuid not null,
  user_id uuid not null,
  taken_at timestamptz not null default app_now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references payment_files (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
create index on payment_file_downloads (tenant_id, file_id);

do $$
declare t text;
begin
  foreach t in array array['payment_files', 'payment_file_lines', 'payment_file_downloads']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to tongtu_app', t);
  end loop;
end $$;
