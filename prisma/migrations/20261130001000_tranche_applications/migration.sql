-- Since version 2 of a lot its contractor applies for each payment, and finance orders what was applied for or sends the
-- application back. Its events say who applied and why it was sent back.

create table tranche_applications (
  tenant_id uuid not null,
  lot_id uuid not null,
  seq integer not null,
  tranche text not null check (tranche in ('advance', 'progress', 'acceptance', 'retention')),
  percent integer check (percent between 1 and 100),
  amount_fen bigint not null check (amount_fen > 0),
  ended_as text check (ended_as in ('refused', 'withdrawn')),
  ended_seq integer,
  primary key (tenant_id, lot_id, seq),
  foreign key (tenant_id, lot_id) references contracts (tenant_id, lot_id),
  check ((tranche in ('advance', 'progress')) = (percent is not null)),
  check ((ended_as is null) = (ended_seq is null))
);

-- What was applied for of each home: an order pays just that, however much more is due by then.
create table tranche_application_homes (
  tenant_id uuid not null,
  lot_id uuid not null,
  seq integer not null,
  home_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (tenant_id, lot_id, seq, home_id),
  foreign key (tenant_id, lot_id, seq) references tranche_applications (tenant_id, lot_id, seq),
  foreign key (tenant_id, home_id) references cases (tenant_id, id)
);

-- The application that a payment rests on. One that the bank sent back is ordered again on the same.
alter table tranches add column applied_seq integer;
alter table tranches add foreign key (tenant_id, lot_id, applied_seq) references tranche_applications (tenant_id, lot_id, seq);

-- Invoices of an application that was refused or withdrawn cover nothing, and may be handed in again.
alter table invoices add column given_back_seq integer check (given_back_seq > seq);
alter table invoices drop constraint invoices_pkey;
alter table invoices add primary key (tenant_id, case_id, number, seq);
create unique index one_counting_invoice on invoices (tenant_id, number) where given_back_seq is null;
grant update (given_back_seq) on invoices to tongtu_app;

do $$
declare t text;
begin
  foreach t in array array['tranche_applications', 'tranche_application_homes']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to tongtu_app', t);
  end loop;
end $$;
grant update (ended_as, ended_seq) on tranche_applications to tongtu_app;

-- How each application stands, with the last payment that was ordered on it: `open` until finance has answered, and again
-- once the bank has sent that payment back.
create view tranche_applications_as_answered with (security_invoker = true) as
  select a.*, coalesce(a.ended_as, nullif(t.state, 'returned'), 'open') as state, coalesce(t.state = 'returned', false) as came_back
  from tranche_applications a
  left join lateral (select p.state from tranches p
    where (p.tenant_id, p.lot_id, p.applied_seq) = (a.tenant_id, a.lot_id, a.seq) order by p.attempt desc limit 1) t on true;
grant select on tranche_applications_as_answered to tongtu_app;
