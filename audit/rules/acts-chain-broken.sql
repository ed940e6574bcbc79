-- Administrative acts are numbered without a gap, each is the hash of its body after the one before it, and their columns say what the body says.
select t.code as subject, format('administrative act %s does not follow from the one before it, or is not what its body says', a.seq) as detail
from (select *, lag(hash, 1, decode(repeat('00', 32), 'hex')) over w as before, row_number() over w as place
  from administrative_acts window w as (partition by tenant_id order by seq)) a
join tenants t on t.id = a.tenant_id
where a.seq <> a.place or a.prev_hash <> a.before or a.hash <> sha256(a.prev_hash || convert_to(a.body, 'UTF8'))
  or (a.body::jsonb->>'kind', (a.body::jsonb->>'seq')::integer, a.body::jsonb->>'userId') is distinct from (a.kind, a.seq, a.user_id::text)
