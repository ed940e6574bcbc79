-- How a case was passed on is numbered without a gap, each is the hash of its body after the one before it, and its columns say what the body says.
select c.number as subject, format('what was passed on as %s does not follow from the one before it, or is not what its body says', m.place) as detail
from (select *, lag(hash, 1, decode(repeat('00', 32), 'hex')) over w as before, row_number() over w as counted
  from case_coordinations window w as (partition by tenant_id, case_id order by place)) m
join cases c on (c.tenant_id, c.id) = (m.tenant_id, m.case_id)
cross join lateral (select case when pg_input_is_valid(m.body, 'jsonb') then m.body::jsonb end as said) b
where m.place <> m.counted or m.prev_hash <> m.before or m.hash <> sha256(m.prev_hash || convert_to(m.body, 'UTF8'))
  or (b.said->>'id', b.said->>'case', b.said->>'place', b.said->>'kind', b.said->>'caseSeq', b.said->>'step', b.said->>'userId', b.said->>'role',
      b.said->>'actingFor', b.said->>'orgId', b.said->>'countsFor')
    is distinct from (m.id::text, m.case_id::text, m.place::text, m.kind, m.case_seq::text, m.step, m.user_id::text, m.role,
      m.acting_for, m.org_id::text, to_char(m.counts_for, 'YYYY-MM-DD'))
