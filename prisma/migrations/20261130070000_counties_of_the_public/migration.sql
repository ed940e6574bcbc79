-- Whoever comes without a county's address finds it by the county's name.
create function public_counties() returns table (code text, name text)
language sql stable security definer set search_path = public, pg_temp as $$ select code, name from tenants order by code $$;
revoke all on function public_counties() from public;
grant execute on function public_counties() to tongtu_app;
