-- What a picture among the evidence looks like and says of itself; which pictures are alike; where a home is.

create table pictures (
  tenant_id uuid not null,
  evidence_id uuid not null,
  case_id uuid not null,
  -- as it is seen, upright
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  -- what it looks like (63 bits); null when it shows too little to be told from others
  hash bigint,
  -- its four quarters: two hashes that differ in ten bits at most have a quarter that differs in two at most
  quarter_0 integer generated always as ((hash & 65535)::integer) stored,
  quarter_1 integer generated always as (((hash >> 16) & 65535)::integer) stored,
  quarter_2 integer generated always as (((hash >> 32) & 65535)::integer) stored,
  quarter_3 integer generated always as (((hash >> 48) & 65535)::integer) stored,
  -- time and position as camera and browser say them, apart from each other and from the server's own uploaded_at
  claims_sealed bytea not null,
  primary key (tenant_id, evidence_id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
create index on pictures (tenant_id, case_id);
create index on pictures (tenant_id, quarter_0) include (hash, evidence_id);
create index on pictures (tenant_id, quarter_1) include (hash, evidence_id);
create index on pictures (tenant_id, quarter_2) include (hash, evidence_id);
create index on pictures (tenant_id, quarter_3) include (hash, evidence_id);
create index on evidence (tenant_id, sha256);

-- Found when the later of the two came in.
create table picture_matches (
  tenant_id uuid not null,
  evidence_id uuid not null,
  earlier_id uuid not null,
  -- bits in which the hashes differ, in the orientation in which they differ least
  distance smallint not null check (distance between 0 and 10),
  same_bytes boolean not null,
  primary key (tenant_id, evidence_id, earlier_id),
  foreign key (tenant_id, evidence_id) references pictures (tenant_id, evidence_id),
  foreign key (tenant_id, earlier_id) references pictures (tenant_id, evidence_id),
  check (evidence_id <> earlier_id)
);
create index on picture_matches (tenant_id, earlier_id);

-- Where a home is, as the assessor's visit found it. The latest holds.
create table home_positions (
  tenant_id uuid not null,
  evidence_id uuid not null,
  case_id uuid not null,
  said_by text not null check (said_by in ('camera', 'browser')),
  position_sealed bytea not null,
  recorded_at timestamptz not null default app_now(),
  primary key (tenant_id, evidence_id),
  foreign key (tenant_id, evidence_id) references pictures (tenant_id, evidence_id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
create index on home_positions (tenant_id, case_id, recorded_at);

do $$
declare t text;
begin
  foreach t in array array['pictures', 'picture_matches', 'home_positions']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    -- What was taken in is never changed, never removed.
    execute format('grant select, insert on %I to tongtu_app', t);
  end loop;
end $$;
