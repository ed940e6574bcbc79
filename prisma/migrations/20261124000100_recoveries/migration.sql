-- Money that was paid too much and is to come back: a case of its own beside the home or lot that it is about.

create table recoveries (
  tenant_id uuid not null,
  -- the case
  id uuid not null,
  -- the home or lot that it is about
  about_id uuid not null,
  debtor text not null check (debtor in ('household', 'contractor')),
  -- the lot under whose contract the contractor owes
  lot_id uuid,
  ground text not null check (ground in ('beyondSettlement', 'leftLot', 'contractorDefault', 'auditReduction', 'notEntitled')),
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references cases (tenant_id, id),
  foreign key (tenant_id, about_id) references cases (tenant_id, id),
  foreign key (tenant_id, lot_id) references contracts (tenant_id, lot_id),
  check ((debtor = 'contractor') = (lot_id is not null))
);
create index on recoveries (tenant_id, about_id);

-- What is claimed, home by home and by the lot under which it was paid; written anew when the claim is lowered.
create table recovery_claims (
  tenant_id uuid not null,
  recovery_id uuid not null,
  seq integer not null,
  -- paid back in this order
  place integer not null check (place > 0),
  home_id uuid not null,
  -- null: paid to the household itself
  lot_id uuid,
  claimed_fen bigint not null check (claimed_fen > 0),
  primary key (tenant_id, recovery_id, seq, place),
  unique nulls not distinct (tenant_id, recovery_id, seq, home_id, lot_id),
  foreign key (tenant_id, recovery_id) references recoveries (tenant_id, id),
  foreign key (tenant_id, home_id) references cases (tenant_id, id),
  foreign key (tenant_id, lot_id) references contracts (tenant_id, lot_id)
);
create index on recovery_claims (tenant_id, home_id);
create index on recovery_claims (tenant_id, lot_id);

create table repayments (
  tenant_id uuid not null,
  recovery_id uuid not null,
  seq integer not null,
  amount_fen bigint not null check (amount_fen > 0),
  received_on date not null,
  bank_reference text not null,
  primary key (tenant_id, recovery_id, seq),
  unique (tenant_id, bank_reference),
  foreign key (tenant_id, recovery_id) references recoveries (tenant_id, id)
);

-- Each repayment to homes and funds, to the fen.
create table repayment_allocations (
  tenant_id uuid not null,
  recovery_id uuid not null,
  seq integer not null,
  home_id uuid not null,
  lot_id uuid,
  fund_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  id bigint generated always as identity,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, recovery_id, seq, home_id, lot_id, fund_id),
  foreign key (tenant_id, recovery_id, seq) references repayments (tenant_id, recovery_id, seq),
  foreign key (tenant_id, home_id) references cases (tenant_id, id),
  foreign key (tenant_id, fund_id) references funds (tenant_id, id),
  foreign key (tenant_id, lot_id) references contracts (tenant_id, lot_id)
);
create index on repayment_allocations (tenant_id, home_id);
create index on repayment_allocations (tenant_id, lot_id);

-- A movement on a home's money that follows from a repayment: `seq` is then the recovery's event.
alter table fund_entries add column recovery_id uuid;
alter table fund_entries add foreign key (tenant_id, recovery_id) references recoveries (tenant_id, id);

-- What the funds paid for each home, by the lot under which it was paid and the fund, and what of it came back. In fen.
create view home_payments with (security_invoker = true) as
  select moved.tenant_id, moved.home_id, moved.lot_id, moved.fund_id,
    sum(moved.paid_fen)::bigint as paid_fen, sum(moved.repaid_fen)::bigint as repaid_fen
  from (
    select a.tenant_id, a.home_id, t.lot_id, a.fund_id, a.amount_fen as paid_fen, 0 as repaid_fen
    from tranche_allocations a join tranches t on (t.tenant_id, t.id) = (a.tenant_id, a.tranche_id) where t.state = 'paid'
    union all
    select a.tenant_id, p.case_id, null, a.fund_id, a.amount_fen, 0
    from payment_allocations a join payments p on (p.tenant_id, p.id) = (a.tenant_id, a.payment_id) where p.state = 'paid'
    union all
    select a.tenant_id, a.home_id, a.lot_id, a.fund_id, 0, a.amount_fen from repayment_allocations a) moved
  group by moved.tenant_id, moved.home_id, moved.lot_id, moved.fund_id;
grant select on home_payments to tongtu_app;

-- What contractors paid back of advances that their works never came to. What an audit took off, or what was paid to
-- those not entitled, is not among it: that was due when it was paid, and is not due again because it came back.
create view overpayments_repaid with (security_invoker = true) as
  select a.tenant_id, a.home_id, a.lot_id, a.amount_fen
  from repayment_allocations a join recoveries r on (r.tenant_id, r.id) = (a.tenant_id, a.recovery_id)
  where r.debtor = 'contractor' and r.ground in ('beyondSettlement', 'leftLot', 'contractorDefault');
grant select on overpayments_repaid to tongtu_app;

-- What is claimed now, with what of it came back.
create view claims_in_force with (security_invoker = true) as
  select k.tenant_id, k.recovery_id, k.place, k.home_id, k.lot_id, k.claimed_fen, back.repaid_fen
  from recovery_claims k
  cross join lateral (select coalesce(sum(a.amount_fen), 0)::bigint as repaid_fen from repayment_allocations a
    where (a.tenant_id, a.recovery_id, a.home_id) = (k.tenant_id, k.recovery_id, k.home_id)
      and a.lot_id is not distinct from k.lot_id) back
  where k.seq = (select max(l.seq) from recovery_claims l where (l.tenant_id, l.recovery_id) = (k.tenant_id, k.recovery_id));
grant select on claims_in_force to tongtu_app;

do $$
declare t text;
begin
  foreach t in array array['recoveries', 'recovery_claims', 'repayments', 'repayment_allocations']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to tongtu_app', t);
  end loop;
end $$;
