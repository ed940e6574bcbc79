-- Files that the public sends with an objection. The file store holds them sealed, beside the papers of the case; they are
-- no evidence of it, so no list of its papers shows them.

create table objection_files (
  tenant_id uuid not null,
  id uuid not null,
  objection_id uuid not null,
  -- counted from 1 in the order in which they were sent
  place smallint not null check (place between 1 and 3),
  media_type text not null,
  -- of what is kept: of a photograph of somebody unnamed that is a copy without what the camera wrote
  bytes integer not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (tenant_id, id),
  unique (tenant_id, objection_id, place),
  foreign key (tenant_id, objection_id) references received_objections (tenant_id, id)
);

alter table objection_files enable row level security;
alter table objection_files force row level security;
create policy own_tenant on objection_files to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner_all on objection_files to current_user using (true) with check (true);
-- Received is received: never changed, never removed.
grant select, insert on objection_files to tongtu_app;
