-- Lots: many homes tendered, contracted and paid together.

alter table cases alter column person_id drop not null, alter column household_id drop not null;
alter table cases add constraint person_and_home_together check ((person_id is null) = (household_id is null));

-- The clock as it ticks, not as it stood when the transaction began: what a deadline is held against after a lock.
create function app_clock() returns timestamptz language sql volatile as 'select clock_timestamp() + (app_now() - now())';

-- Homes in a lot. A home is in one lot at a time.
create table case_links (
  tenant_id uuid not null,
  lot_id uuid not null,
  home_id uuid not null,
  joined_seq integer not null,
  left_seq integer,
  -- the lot's event, or null when the home left by an act of its own
  left_by text check (left_by in ('lot', 'home')),
  primary key (tenant_id, lot_id, home_id, joined_seq),
  foreign key (tenant_id, lot_id) references cases (tenant_id, id),
  foreign key (tenant_id, home_id) references cases (tenant_id, id)
);
create unique index one_lot_at_a_time on case_links (tenant_id, home_id) where left_seq is null;

-- A lot that follows one that failed.
create table lot_followups (
  tenant_id uuid not null,
  failed_lot_id uuid not null,
  lot_id uuid not null,
  primary key (tenant_id, lot_id),
  foreign key (tenant_id, failed_lot_id) references cases (tenant_id, id),
  foreign key (tenant_id, lot_id) references cases (tenant_id, id)
);

create table suppliers (
  tenant_id uuid not null,
  org_id uuid not null,
  credit_code text not null,
  -- representative, contacts, telephone, account, address
  sealed bytea not null,
  representative_hash bytea not null,
  phone_hash bytea not null,
  account_hash bytea not null,
  address_hash bytea not null,
  -- after a default: no bids until this day is over
  barred_until date,
  changed_at timestamptz not null default app_now(),
  primary key (tenant_id, org_id),
  unique (tenant_id, credit_code),
  foreign key (tenant_id, org_id) references orgs (tenant_id, id)
);

-- One key per lot, wrapped by the key store; without that a dump of the database opens no bid.
create table lot_keys (
  tenant_id uuid not null,
  lot_id uuid not null,
  wrapped_key bytea not null,
  primary key (tenant_id, lot_id),
  foreign key (tenant_id, lot_id) references cases (tenant_id, id)
);

create table bids (
  tenant_id uuid not null,
  id uuid not null,
  lot_id uuid not null,
  supplier_id uuid not null,
  submitted_by uuid not null,
  sealed bytea not null,
  -- SHA-256 over a salt and the body; the salt is the bidder's receipt
  commitment text not null,
  received_at timestamptz not null,
  withdrawn_at timestamptz,
  -- filled at the opening
  body jsonb,
  total_fen bigint,
  qualified boolean,
  score_hundredths integer,
  rank integer,
  primary key (tenant_id, id),
  foreign key (tenant_id, lot_id) references cases (tenant_id, id),
  foreign key (tenant_id, supplier_id) references suppliers (tenant_id, org_id)
);
create unique index one_bid_per_supplier on bids (tenant_id, lot_id, supplier_id) where withdrawn_at is null;

-- What two bidders share, seen at the opening; the panel answers each.
create table bid_findings (
  tenant_id uuid not null,
  lot_id uuid not null,
  number integer not null,
  shared text not null check (shared in ('representative', 'phone', 'account', 'address', 'file')),
  first_bid uuid not null,
  second_bid uuid not null,
  answer text,
  answered_seq integer,
  primary key (tenant_id, lot_id, number),
  foreign key (tenant_id, first_bid) references bids (tenant_id, id),
  foreign key (tenant_id, second_bid) references bids (tenant_id, id)
);

create table contracts (
  tenant_id uuid not null,
  lot_id uuid not null,
  number text not null,
  supplier_id uuid not null,
  signed_on date not null,
  sum_fen bigint not null check (sum_fen > 0),
  retention_percent integer not null check (retention_percent between 0 and 3),
  warranty_months integer not null check (warranty_months between 0 and 120),
  signed_seq integer not null,
  primary key (tenant_id, lot_id),
  unique (tenant_id, number),
  foreign key (tenant_id, lot_id) references cases (tenant_id, id),
  foreign key (tenant_id, supplier_id) references suppliers (tenant_id, org_id)
);

create table contract_rates (
  tenant_id uuid not null,
  lot_id uuid not null,
  item_code text not null,
  rate_fen bigint not null check (rate_fen > 0),
  primary key (tenant_id, lot_id, item_code),
  foreign key (tenant_id, lot_id) references contracts (tenant_id, lot_id),
  foreign key (tenant_id, item_code) references catalogue_items (tenant_id, code)
);

-- Who was awarded a lot that was tendered elsewhere, or drawn from a framework.
create table outside_awards (
  tenant_id uuid not null,
  lot_id uuid not null,
  seq integer not null,
  supplier_id uuid not null,
  sum_fen bigint not null check (sum_fen > 0),
  primary key (tenant_id, lot_id, seq),
  foreign key (tenant_id, lot_id) references cases (tenant_id, id),
  foreign key (tenant_id, supplier_id) references suppliers (tenant_id, org_id)
);

-- A home called off under the contract: its plan at the contract's rates, and what of it the funds pay.
create table call_offs (
  tenant_id uuid not null,
  lot_id uuid not null,
  home_id uuid not null,
  seq integer not null,
  total_fen bigint not null,
  grant_fen bigint not null,
  primary key (tenant_id, lot_id, home_id, seq),
  foreign key (tenant_id, lot_id) references contracts (tenant_id, lot_id),
  foreign key (tenant_id, home_id) references cases (tenant_id, id)
);

-- What is called off now: of each home that still lies in the lot the latest, for a change order calls it off anew.
create view call_offs_in_force with (security_invoker = true) as
  select distinct on (o.tenant_id, o.lot_id, o.home_id) o.* from call_offs o
  join case_links l on (l.tenant_id, l.lot_id, l.home_id) = (o.tenant_id, o.lot_id, o.home_id) and l.left_seq is null
  order by o.tenant_id, o.lot_id, o.home_id, o.seq desc;
grant select on call_offs_in_force to tongtu_app;

-- A movement on a home's money that follows from an act of its lot: `seq` is then the lot's event.
alter table fund_entries add column lot_id uuid;

create table tranches (
  tenant_id uuid not null,
  id uuid not null,
  lot_id uuid not null,
  tranche text not null check (tranche in ('advance', 'progress', 'acceptance', 'retention')),
  attempt integer not null,
  amount_fen bigint not null check (amount_fen > 0),
  payee_sealed bytea not null,
  state text not null default 'ordered' check (state in ('ordered', 'returned', 'paid')),
  ordered_seq integer not null,
  answered_seq integer,
  bank_reference text,
  primary key (tenant_id, id),
  unique (tenant_id, lot_id, attempt),
  foreign key (tenant_id, lot_id) references contracts (tenant_id, lot_id),
  check ((state = 'ordered') = (answered_seq is null))
);
create unique index one_open_tranche on tranches (tenant_id, lot_id) where state = 'ordered';
create unique index one_tranche_reference on tranches (tenant_id, bank_reference);

create table tranche_allocations (
  tenant_id uuid not null,
  tranche_id uuid not null,
  home_id uuid not null,
  fund_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (tenant_id, tranche_id, home_id, fund_id),
  foreign key (tenant_id, tranche_id) references tranches (tenant_id, id),
  foreign key (tenant_id, home_id) references cases (tenant_id, id),
  foreign key (tenant_id, fund_id) references funds (tenant_id, id)
);

-- What the audit takes off a home's settlement, line by line.
create table settlement_reductions (
  tenant_id uuid not null,
  lot_id uuid not null,
  seq integer not null,
  home_id uuid not null,
  item_code text not null,
  room text not null,
  reduction_fen bigint not null check (reduction_fen > 0),
  reason text not null,
  primary key (tenant_id, lot_id, seq, home_id, item_code, room),
  foreign key (tenant_id, home_id) references cases (tenant_id, id)
);

-- How each home of a lot stands in money, in fen: its settlement after the audit, what of it is due on acceptance (the
-- rest is kept back), what was ordered or paid under this lot, and what the funds still have committed.
create view lot_home_money with (security_invoker = true) as
  select m.*, m.net_fen - m.net_fen * m.retention_percent / 100 as acceptance_fen from (
    select l.tenant_id, l.lot_id, l.home_id, k.retention_percent, s.grant_fen is not null as settled,
      greatest(coalesce(s.grant_fen, 0) - taken.fen, 0)::bigint as net_fen, tranche.spent_fen, tranche.paid_fen, held.committed_fen
    from case_links l
    join contracts k on (k.tenant_id, k.lot_id) = (l.tenant_id, l.lot_id)
    left join lateral (select x.grant_fen from settlements x where (x.tenant_id, x.case_id) = (l.tenant_id, l.home_id)
      order by x.seq desc limit 1) s on true
    cross join lateral (select coalesce(sum(r.reduction_fen), 0)::bigint as fen from settlement_reductions r
      where (r.tenant_id, r.lot_id, r.home_id) = (l.tenant_id, l.lot_id, l.home_id)) taken
    cross join lateral (select coalesce(sum(a.amount_fen), 0)::bigint as spent_fen,
        coalesce(sum(a.amount_fen) filter (where t.state = 'paid'), 0)::bigint as paid_fen
      from tranche_allocations a join tranches t on (t.tenant_id, t.id) = (a.tenant_id, a.tranche_id)
      where (a.tenant_id, a.home_id, t.lot_id) = (l.tenant_id, l.home_id, l.lot_id) and t.state <> 'returned') tranche
    cross join lateral (select coalesce(sum(case when e.to_account = 'committed' then e.amount_fen
        when e.from_account = 'committed' then -e.amount_fen else 0 end), 0)::bigint as committed_fen
      from fund_entries e where (e.tenant_id, e.case_id) = (l.tenant_id, l.home_id)) held
    where l.left_seq is null) m;
grant select on lot_home_money to tongtu_app;

do $$
declare t text;
begin
  foreach t in array array['case_links', 'lot_followups', 'suppliers', 'lot_keys', 'bids', 'bid_findings', 'outside_awards', 'call_offs', 'contracts', 'contract_rates',
    'tranches', 'tranche_allocations', 'settlement_reductions']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I to tongtu_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to tongtu_app', t);
  end loop;
  foreach t in array array['lot_followups', 'lot_keys', 'outside_awards', 'call_offs', 'contract_rates', 'tranche_allocations', 'settlement_reductions']
  loop
    execute format('revoke update on %I from tongtu_app', t);
  end loop;
end $$;
grant execute on function app_clock() to tongtu_app;

-- A case that nobody drives, open or closed: one just opened, or a home on which its lot acted.
create or replace function sweep_candidates(p_limit integer) returns table (tenant_id uuid, case_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select found.tenant_id, found.case_id from (
    select c.tenant_id, c.case_id, c.due_at as since from case_clocks c
    where c.state = 'running' and not c.provisional and c.due_at <= app_now() and coalesce(c.retry_at, c.due_at) <= app_now()
    union all
    select e.tenant_id, e.case_id, e.created_at from case_effects e
    where e.state = 'pending' and e.created_at < now() - interval '20 seconds' and coalesce(e.lease_until, now()) <= now()
    union all
    select k.tenant_id, k.id, k.changed_at from cases k where k.workflow_seen_at is null
  ) found
  group by found.tenant_id, found.case_id order by min(found.since) limit p_limit
$$;
create index cases_unseen on cases (changed_at) where workflow_seen_at is null;
