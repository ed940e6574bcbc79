-- No more homes hold a place than the quota has.
select format('%s/%s of %s', q.programme, q.year, o.name) as subject, format('%s homes hold a place of %s', u.used, q.total) as detail
from quotas q
join orgs o on (o.tenant_id, o.id) = (q.tenant_id, q.org_id)
cross join lateral (select count(*) as used from quota_uses where (tenant_id, quota_id) = (q.tenant_id, q.id) and released_seq is null) u
where u.used > q.total
