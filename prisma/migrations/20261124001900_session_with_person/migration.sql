-- Every request asks whose session it has, and what that person may do now: two questions, one statement.

-- A person as the desk knows one, with every role held and in hand at this moment; null for an account that is gone or
-- disabled.
create function person_now(p_tenant uuid, p_user uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('login', u.login, 'name', u.name, 'tenantName', t.name,
    'grants', (select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'orgId', r.org_id, 'orgName', o.name, 'level', o.level,
        'assignedOnly', r.assigned_only) order by r.role, o.code), '[]')
      from user_roles r join orgs o on (o.tenant_id, o.id) = (r.tenant_id, r.org_id)
      where (r.tenant_id, r.user_id) = (u.tenant_id, u.id)),
    'standsIn', (select coalesce(jsonb_agg(jsonb_build_object('role', d.role, 'orgId', d.org_id, 'orgName', o.name, 'level', o.level,
        'of', jsonb_build_object('userId', d.user_id, 'name', m.name), 'programme', d.programme, 'toDay', d.to_day)
        order by d.made_at, d.id), '[]')
      from delegations_in_force d join orgs o on (o.tenant_id, o.id) = (d.tenant_id, d.org_id)
      join users m on (m.tenant_id, m.id) = (d.tenant_id, d.user_id)
      where (d.tenant_id, d.delegate_id) = (u.tenant_id, u.id)))
  from users u join tenants t on t.id = u.tenant_id
  where (u.tenant_id, u.id) = (p_tenant, p_user) and u.disabled_at is null
$$;
revoke all on function person_now(uuid, uuid) from public;
grant execute on function person_now(uuid, uuid) to tongtu_app;

-- A session that counts, with its person. Who asks has no tenant yet: it is the session that says which.
create function session_open(p_id_hash bytea) returns table (data jsonb, person jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.data, case when s.user_id is not null then person_now(s.tenant_id, s.user_id) end from sessions s
  left join users u on (u.tenant_id, u.id) = (s.tenant_id, s.user_id)
  where s.id_hash = p_id_hash and s.expires_at > now() and u.disabled_at is null
$$;
revoke all on function session_open(bytea) from public;
grant execute on function session_open(bytea) to tongtu_app;
drop function session_read(bytea);
