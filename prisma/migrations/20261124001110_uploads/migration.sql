-- Files that come in piece by piece, over lines that break. What is whole becomes evidence; the rest is left to expire.

create table uploads (
  tenant_id uuid not null references tenants,
  -- the sender's own name for the file, so that what is sent twice is kept once
  id uuid not null,
  user_id uuid not null,
  case_id uuid not null,
  slot text not null,
  claimed_type text not null,
  length integer not null check (length > 0),
  received integer not null default 0 check (received between 0 and length),
  -- where the pieces lie in the file store, in their order
  pieces uuid[] not null default '{}',
  -- time and position as the browser said them
  claims_sealed bytea not null,
  -- what it became
  evidence_id uuid,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id)
);
create index on uploads (tenant_id, user_id) where evidence_id is null;
create index on uploads (tenant_id, expires_at);

alter table uploads enable row level security;
alter table uploads force row level security;
create policy own_tenant on uploads to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on uploads to current_user using (true) with check (true);
-- What is on its way is no record yet: it changes and goes away.
grant select, insert, update, delete on uploads to tongtu_app;
