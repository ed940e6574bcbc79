-- What the public says against a publicity while its notice hangs, and what officers answer. It stands beside the case:
-- the case itself changes only when an officer acts on it.

create table received_objections (
  tenant_id uuid not null,
  -- its sender's own name for it, so that what is sent twice is kept once
  id uuid not null,
  -- on the receipt
  number text not null,
  case_id uuid not null,
  -- the notice that it is against, and how far the case was when it came
  posted_seq integer not null,
  received_seq integer not null,
  is_named boolean not null,
  -- what is objected and why, name and telephone: encrypted whole
  content_sealed bytea not null,
  body_hmac bytea not null,
  received_at timestamptz not null default app_now(),
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, case_id, posted_seq) references notices (tenant_id, case_id, posted_seq)
);
create index on received_objections (tenant_id, case_id);

create table objection_answers (
  tenant_id uuid not null,
  id uuid not null,
  objection_id uuid not null,
  -- registered: by the act of this request; it counts once that act is on record. notTaken: for a reason of form.
  kind text not null check (kind in ('registered', 'notTaken')),
  request_id text,
  reason text,
  -- what the officer tells the objector beside the reason
  note_sealed bytea,
  user_id uuid not null,
  role text not null,
  org_id uuid not null,
  answered_at timestamptz not null default app_now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, objection_id) references received_objections (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id),
  check ((kind = 'registered') = (request_id is not null)),
  check ((kind = 'notTaken') = (reason is not null))
);
create unique index one_refusal on objection_answers (tenant_id, objection_id) where kind = 'notTaken';
create unique index one_registration_by_request on objection_answers (tenant_id, objection_id, request_id) where kind = 'registered';

do $$
declare t text;
begin
  foreach t in array array['received_objections', 'objection_answers']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    -- Received is received, answered is answered: never changed, never removed.
    execute format('grant select, insert on %I to tongtu_app', t);
  end loop;
end $$;

-- Each objection with the answer that counts: an act of the case that is on record, or a refusal. Both null: it waits.
create view objections_as_answered with (security_invoker) as
  select o.*, e.seq as registered_seq, e.recorded_at as registered_at, n.reason, n.note_sealed, n.id as answer_id, n.answered_at
  from received_objections o
  left join lateral (select v.seq, v.recorded_at from objection_answers a
    join case_events v on v.tenant_id = a.tenant_id and v.request_id = a.request_id and v.case_id = o.case_id
    where (a.tenant_id, a.objection_id) = (o.tenant_id, o.id) and a.kind = 'registered'
      and v.action = 'object' and v.seq > o.received_seq
      -- An act that its author recalled looks into nothing: the objection waits again.
      and not exists (select 1 from case_events r
        where (r.tenant_id, r.case_id, r.seq, r.action) = (v.tenant_id, v.case_id, v.seq + 1, 'recall'))
    order by v.seq limit 1) e on true
  left join objection_answers n on (n.tenant_id, n.objection_id) = (o.tenant_id, o.id) and n.kind = 'notTaken';
grant select on objections_as_answered to tongtu_app;
