/** Twelve more towns, and villages until every town has ten. */
export const ADD_PLACES = `with towns as (
    insert into orgs (tenant_id, id, parent_id, level, code, name, lineage)
    select $1, t.id, $2, 'town', 'QH' || (10 + n), '第' || n || '镇', (select lineage from orgs where id = $2) || t.id
    from generate_series(1, 12) n cross join lateral (select uuidv7() as id, n as again) t
    returning id, code, lineage),
  all_towns as (select id, code, lineage from towns union all select id, code, lineage from orgs where level = 'town')
  insert into orgs (tenant_id, id, parent_id, level, code, name, lineage)
  select $1, v.id, t.id, 'village', t.code || 'V' || n, t.code || '第' || n || '村', t.lineage || v.id
  from all_towns t cross join generate_series(1, 8) n cross join lateral (select uuidv7() as id, n as again, t.id as town) v`;

/**
 * Which home as it stood after which of its acts: two in five closed, the others spread over all moments before.
 * Always the same but for the ids.
 */
export const CHOOSE_MOMENTS = `create temporary table growth on commit drop as
  with homes as (select id from cases where procedure = 'home-renovation'),
    moments as (
      select e.case_id as source, e.seq, e.to_step, e.happened_on, e.recorded_at, e.closed is not null as closed,
        row_number() over (partition by e.closed is not null order by e.case_id, e.seq) - 1 as place,
        count(*) over (partition by e.closed is not null) as places
      from case_events e join homes h on h.id = e.case_id where e.to_step not in ('deathReported')),
    villages as (select id, lineage, row_number() over (order by code) - 1 as place, count(*) over () as places
      from orgs where level = 'village')
  select n, uuidv7() as id, uuidv7() as person, uuidv7() as household, m.source, m.seq as at_seq, m.to_step, m.happened_on,
    m.recorded_at, m.closed, v.id as village, v.lineage, 'QH-2029-' || lpad(n::text, 6, '0') as number,
    null::bytea as sealed_facts, null::bytea as name_hash, null::bytea as id_hash, null::bytea as person_sealed, null::bytea as address_hash
  from generate_series(1, $1::integer) n
  join moments m on m.closed = (n % 5 < 2) and m.place = (n * 7919) % m.places
  join villages v on v.place = (n * 104729) % v.places`;

/** Copies what the record wrote about a source up to a moment, with some columns of its own. */
function copied(table: string, own: string, condition: string, caseColumn = 'case_id'): string {
  return `insert into ${table} overriding system value
    select (jsonb_populate_record(t, jsonb_build_object('${caseColumn}', g.id ${own === '' ? '' : `, ${own}`}))).*
    from growth g join ${table} t on t.${caseColumn} = g.source where ${condition}`;
}

const CASE = `'number', g.number, 'org_id', g.village, 'lineage', to_jsonb(g.lineage), 'person_id', g.person, 'household_id', g.household,
  'step', g.to_step, 'seq', g.at_seq, 'entered_on', g.happened_on, 'changed_at', g.recorded_at, 'workflow_seen_at', now(),
  'closed_at', case when g.closed then t.closed_at end, 'outcome', case when g.closed then t.outcome end,
  'suspended', case when g.closed then to_jsonb(t.suspended) else '[]' end, 'sealed_facts', g.sealed_facts`;
const NEW_ID = `'id', uuidv7()`;
/** A file of one's own, but for one home in five hundred that handed in another's. */
const OWN_FILE = `case when g.n % 500 = 0 then t.sha256 else encode(sha256((g.id::text || t.id)::bytea), 'hex') end`;

/** The rows of every new home, in the order in which they rest on each other. */
export const COPIES: readonly string[] = [
  `insert into persons (tenant_id, id, id_number_hash, name_hash, sealed)
   select current_tenant(), person, id_hash, name_hash, person_sealed from growth`,
  `insert into households (tenant_id, id, org_id, address_hash, sealed)
   select current_tenant(), household, village, address_hash, person_sealed from growth`,
  copied('cases', CASE, 'true', 'id'),
  copied('case_events', `'request_id', uuidv7()::text`, 't.seq <= g.at_seq'),
  copied('evidence', `${NEW_ID}, 'sha256', ${OWN_FILE}`, 'coalesce(t.used_seq, 0) <= g.at_seq'),
  copied(
    'case_clocks',
    `${NEW_ID}, 'state', case when t.state in ('running', 'paused') then 'stopped' else t.state end, 'running_since', null`,
    't.started_seq <= g.at_seq',
  ),
  copied('case_effects', `${NEW_ID}, 'state', 'done'`, 't.seq <= g.at_seq'),
  copied(
    'notices',
    `'removed_seq', case when t.removed_seq <= g.at_seq then t.removed_seq end`,
    't.posted_seq <= g.at_seq',
  ),
  copied(
    'notifications',
    `${NEW_ID}, 'read_at', case when g.n % 20 = 0 then null else app_now() end`,
    't.seq <= g.at_seq',
  ),
  copied('quota_uses', '', 't.taken_seq <= g.at_seq'),
  copied(
    'fund_entries',
    `'id', nextval(pg_get_serial_sequence('fund_entries', 'id'))`,
    '(t.seq <= g.at_seq and t.lot_id is null and t.recovery_id is null or g.closed)',
  ),
  copied('plans', '', 't.seq <= g.at_seq'),
  copied('plan_lines', '', 't.seq <= g.at_seq'),
  copied('acceptances', `'person_id', g.person, 'household_id', g.household`, 't.seq <= g.at_seq'),
  copied('settlements', '', 't.seq <= g.at_seq'),
  copied('tranche_allocations', '', 'g.closed', 'home_id'),
  copied(
    'case_parties',
    '',
    `exists (select from case_events e where e.case_id = g.source and e.seq <= g.at_seq and e.to_step = 'workOrdered')`,
  ),
];

/** The clocks of the step at which an open home stands run: most have days left, one in twelve ran out and was escalated. */
export const UPSET_CLOCKS = `update case_clocks k set
    state = case when g.n % 12 = 0 then 'fired' else 'running' end,
    running_since = case when g.n % 12 = 0 then null else app_today() - 3 end,
    provisional = false, last_day = app_today() + 1 + (g.n % 40), due_at = due_instant(app_today() + 1 + (g.n % 40)), retry_at = null
  from growth g where k.case_id = g.id and not g.closed and k.step = g.to_step
    and k.started_seq = (select max(l.started_seq) from case_clocks l where l.case_id = g.id and l.step = g.to_step)`;

/** One lot as it stood when its contract was signed, with two hundred of the homes at work. */
export const GIVE_LOT_HOMES = `with lot as (
    select c.id, e.seq, e.to_step from cases c join case_events e on e.case_id = c.id and e.to_step = 'contracted' and e.from_step <> 'contracted'
    where c.procedure = 'tender-lot' order by c.number limit 1),
  opened as (update cases c set step = lot.to_step, closed_at = null, outcome = null, seq = c.seq from lot where c.id = lot.id)
  insert into case_links (tenant_id, lot_id, home_id, joined_seq)
  select current_tenant(), lot.id, g.id, lot.seq from lot cross join (
    select id from growth where to_step in ('workOrdered', 'inProgress', 'selfChecked', 'rework') and not closed order by n limit 200) g`;

/** One open home whose application was corrected again and again, until it has three hundred events. */
export const LENGTHEN = `with long as (select id, at_seq from growth where not closed and to_step = 'inProgress' order by n limit 1),
  more as (
    insert into case_events select (jsonb_populate_record(e, jsonb_build_object('seq', long.at_seq + n, 'request_id', uuidv7()::text,
      'from_step', e.to_step))).*
    from long join case_events e on e.case_id = long.id and e.seq = long.at_seq cross join generate_series(1, 300 - long.at_seq) n)
  update cases c set seq = 300 from long where c.id = long.id`;
