/** Rewrites one event as who owns the database could: columns and body alike, what was handed in, and the whole chain after it. */
export function forged(event: string, change: Forgery): string {
  const columns = Object.entries(change).map(([name, value]) => `${COLUMNS[name as keyof Forgery]} = ${value}`);
  const body = Object.keys(change).map((name) => `'${name}', ${BODY[name as keyof Forgery]('e')}`);
  return `
    create temporary table forged on commit drop as ${event};
    update case_events e set ${columns.join(', ')} from forged f where (e.case_id, e.seq) = (f.case_id, f.seq);
    update case_events e set body = (e.body::jsonb || jsonb_build_object(${body.join(', ')}))::text
      from forged f where (e.case_id, e.seq) = (f.case_id, f.seq);
    update submissions s set action = e.action, user_id = e.user_id, on_behalf_of_user_id = e.on_behalf_of_user_id, happened_on = e.happened_on
      from case_events e join forged f on (e.case_id, e.seq) = (f.case_id, f.seq) where s.request_id::text = e.request_id;
    ${RECHAIN}`;
}

/** What may be forged, each an expression of SQL over the event as it was. */
export interface Forgery {
  readonly action?: string;
  readonly from?: string;
  readonly userId?: string;
  readonly onBehalfOfUserId?: string;
  readonly happenedOn?: string;
  readonly recordedAt?: string;
  readonly requestId?: string;
}

const COLUMNS = {
  action: 'action',
  from: 'from_step',
  userId: 'user_id',
  onBehalfOfUserId: 'on_behalf_of_user_id',
  happenedOn: 'happened_on',
  recordedAt: 'recorded_at',
  requestId: 'request_id',
} satisfies Record<keyof Forgery, string>;

const BODY = {
  action: (e) => `${e}.action`,
  from: (e) => `${e}.from_step`,
  userId: (e) => `${e}.user_id`,
  onBehalfOfUserId: (e) => `${e}.on_behalf_of_user_id`,
  happenedOn: (e) => `${e}.happened_on`,
  recordedAt: (e) => `to_char(${e}.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  requestId: (e) => `${e}.request_id`,
} satisfies Record<keyof Forgery, (event: string) => string>;

const RECHAIN = `
  do $$ declare
    home uuid := (select case_id from forged);
    link bytea := decode(repeat('00', 32), 'hex');
    e record;
  begin
    for e in select seq, body from case_events where case_id = home order by seq loop
      update case_events set prev_hash = link, hash = sha256(link || convert_to(e.body, 'UTF8'))
        where case_id = home and seq = e.seq returning hash into link;
    end loop;
    update cases set head_hash = link where id = home;
  end $$`;

/** Takes away what would keep the owner from planting: foreign keys, checks and unique indexes; a transaction gives them back. */
export const DISARMED = `
  do $$ declare d record; begin
    for d in select conrelid::regclass as t, conname as name from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('f', 'c', 'u') order by contype = 'u' loop
      execute format('alter table %s drop constraint %I', d.t, d.name);
    end loop;
    for d in select indexrelid::regclass as name from pg_index join pg_class c on c.oid = indrelid
      where c.relnamespace = 'public'::regnamespace and indisunique and not indisprimary loop
      execute format('drop index %s', d.name);
    end loop;
  end $$`;
