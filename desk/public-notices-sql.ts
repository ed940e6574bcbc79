import { TAKES_OBJECTIONS } from '../record/received-objections.js';

/** Notices that hang: put up, not taken down, of cases that are open. */
export const PUBLICITY = `select c.number, n.list_text as text, n.list_sha256 as sha256, n.posted_on as "postedOn",
    (select min(k.last_day) from case_clocks k where k.case_id = c.id and k.step = c.step and k.clock = 'publicity'
      and k.state = 'running' and not k.provisional) as "lastDay", ${TAKES_OBJECTIONS} as "takesObjections"
  from notices n join cases c on c.id = n.case_id
  where n.removed_on is null and c.closed_at is null
    and n.posted_seq = (select max(l.posted_seq) from notices l where l.case_id = n.case_id)
  order by n.posted_on desc, c.number`;

/** Lots that take bids here. */
export const PUBLISHED_TENDERS = `select c.id, c.number, c.facts->>'title' as title, c.facts->>'need' as need, c.facts->>'method' as method,
    c.facts->>'estimateFen' as "estimateFen", (c.facts->>'homesExpected')::integer as "homesExpected",
    c.facts->>'documentNumber' as "documentNumber", c.facts->>'bidDeadline' as "bidDeadline",
    (select max(e.happened_on) from case_events e where e.case_id = c.id and e.to_step = 'published' and e.from_step <> e.to_step) as "publishedOn"
  from cases c join lot_keys k on k.lot_id = c.id
  where c.step = 'published' and c.closed_at is null order by c.facts->>'bidDeadline', c.number`;

// Whoever stands first when the result is publicised; a contract says who it was made with.
const FIRST = `select b.supplier_id, b.total_fen from bids b where b.lot_id = c.id and b.rank = 1`;

/**
 * Lots whose result was publicised here, or that came to a contract another way. While bids are evaluated anew, after an
 * upheld challenge, the former result is none.
 */
export const PUBLIC_RESULTS = `select c.number, c.facts->>'title' as title, o.name as supplier,
    coalesce(t.sum_fen, f.total_fen)::text as "sumFen", p.on as "publicisedOn", t.signed_on as "contractOn", c.outcome,
    (select min(k.last_day) from case_clocks k where k.case_id = c.id and k.step = c.step and k.clock = 'challenge'
      and k.state = 'running' and not k.provisional) as "challengesUntil"
  from cases c
  left join lateral (select max(e.happened_on) as on from case_events e where e.case_id = c.id
    and e.to_step = 'resultPublicised' and e.from_step <> e.to_step) p on true
  left join contracts t on t.lot_id = c.id
  left join lateral (${FIRST}) f on p.on is not null
  join orgs o on o.id = coalesce(t.supplier_id, f.supplier_id)
  where c.procedure = 'tender-lot' and coalesce(p.on, t.signed_on) is not null
    and (c.closed_at is not null or c.step not in ('opened', 'evaluated'))
  order by coalesce(t.signed_on, p.on) desc, c.number desc limit 200`;
