-- A clock that can be moved, for the demo and the tests. Never in production.
create table if not exists demo_clock (
  one_row boolean primary key default true check (one_row),
  shift interval not null default '0'
);
insert into demo_clock default values on conflict do nothing;
create or replace function app_now() returns timestamptz language sql stable as 'select now() + (select shift from demo_clock)';
grant select, insert, update on demo_clock to tongtu_app;
