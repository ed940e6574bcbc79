import { latestProcedure, procedureOf } from '../../procedures/all-procedures.js';
import type { Day, Facts, Text } from '../../procedures/vocabulary.js';
import { waitlistPriority } from '../../procedures/waitlist-priority.js';
import { factsContext } from '../../record/load-case.js';
import { type KeyRing, unseal } from '../../record/sealing.js';
import { actionTitle } from '../words.js';
import { countColumn, type AuditRow, inCounty, inYear, type Reading, type ReadingContext, sliceOf } from './reading.js';

/** One who was taken while an earlier one waited. */
interface Overtaker {
  readonly id: string;
  readonly number: string;
  /** Its own place's priority; `null` when it never waited. */
  readonly priority: number | null;
  /** As somebody wrote it into the act. */
  readonly reason: string | null;
}

interface Row {
  readonly caseId: string;
  readonly number: string;
  readonly procedure: string;
  readonly version: number;
  readonly village: string;
  readonly place: number;
  readonly priority: number;
  readonly joinedOn: Day;
  readonly leftOn: Day | null;
  readonly leftBy: string | null;
  readonly overtakers: readonly Overtaker[];
}

// The order is that of the list: whom the policy puts first, then who joined first.
const LISTED = `select w.*, c.number, c.procedure, c.version, v.name as village, j.recorded_at as joined_at, g.recorded_at as gone_at,
    g.happened_on as left_on, g.action as left_by,
    row_number() over (partition by w.programme order by w.priority, w.joined_on, w.id)::integer as place
  from waitlist w join cases c on c.id = w.case_id join orgs v on v.id = c.org_id
  join case_events j on (j.case_id, j.seq) = (w.case_id, w.joined_seq)
  left join case_events g on (g.case_id, g.seq) = (w.case_id, w.left_seq)
  where w.county_id = $1 and w.joined_on <= make_date($2::integer, 12, 31)
    and (g.happened_on is null or g.happened_on >= make_date($2::integer, 1, 1))`;

const TAKEN = `select e.case_id, e.seq, e.recorded_at, c.number, c.procedure, o.priority, o.joined_on, o.id as waited,
    (e.body::jsonb)->'form'->>'reason' as reason
  from case_events e join cases c on c.id = e.case_id left join waitlist o on (o.case_id, o.left_seq) = (e.case_id, e.seq)
  where e.action in ('approve', 'admitFromWaitlist') and ${inYear('e.recorded_at')} and ${inCounty('c')}`;

const WAITLIST = `with listed as materialized (${LISTED}), taken as materialized (${TAKEN})
  select l.case_id as "caseId", l.number, l.procedure, l.version, l.village, l.place, l.priority, l.joined_on as "joinedOn",
    l.left_on as "leftOn", l.left_by as "leftBy",
    (select coalesce(jsonb_agg(jsonb_build_object('id', t.case_id, 'number', t.number, 'priority', t.priority, 'reason', t.reason)
        order by t.recorded_at, t.number), '[]')
      from taken t where t.procedure = l.programme and t.case_id <> l.case_id and t.recorded_at > l.joined_at
        and (l.gone_at is null or t.recorded_at < l.gone_at)
        and (t.waited is null or (t.joined_on, t.waited) > (l.joined_on, l.id))) as overtakers
  from listed l order by l.procedure, l.place`;

const REASONS = {
  first: { zh: '政策规定的优先对象', en: 'put first by the policy' },
  none: { zh: '未记录理由', en: 'no reason is recorded' },
} as const satisfies Record<string, Text>;

/** The waitlist in its order, and who was taken before one who had joined earlier. */
export const waitlistReading: Reading = {
  title: { zh: '轮候顺序', en: 'The waitlist' },
  hint: {
    zh: '各项目本年轮候名册的顺序，以及在其等待期间被批准的后来者和记录的理由。需关注：未记录理由的。',
    en: 'Each programme’s waitlist of the year in its order, and later ones approved while a home waited, with the reason on record. To look at: no reason.',
  },
  columns: [
    { name: 'programme', title: { zh: '项目', en: 'Programme' }, kind: 'words' },
    countColumn('place', '顺位', 'Place'),
    { name: 'cases', title: { zh: '案件', en: 'Case' }, kind: 'cases' },
    { name: 'village', title: { zh: '地点', en: 'Village' }, kind: 'text' },
    { name: 'first', title: { zh: '优先对象', en: 'Put first' }, kind: 'words' },
    { name: 'joinedOn', title: { zh: '列入日期', en: 'Joined on' }, kind: 'day' },
    { name: 'leftOn', title: { zh: '离开日期', en: 'Left on' }, kind: 'day' },
    { name: 'leftBy', title: { zh: '去向', en: 'Left by' }, kind: 'words' },
    { name: 'overtakenBy', title: { zh: '先于其获批的后来者', en: 'Overtaken by' }, kind: 'cases' },
    { name: 'reason', title: { zh: '理由', en: 'Reason' }, kind: 'words' },
  ],
  async read(context) {
    const { rows } = await context.tx.query<Row>(WAITLIST, [context.county, context.year]);
    const first = await putFirst(context, rows);
    return sliceOf(
      context,
      rows.map((row) => rowOf(row, first)),
    );
  },
};

/** Those who never waited and whom the policy puts first: what counts for it is sealed. */
async function putFirst({ tx, keys }: ReadingContext, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap(({ overtakers }) =>
    overtakers.flatMap(({ id, priority }) => (priority === null ? [id] : [])),
  );
  if (ids.length === 0) return new Set();
  const { rows: found } = await tx.query<{ id: string; facts: Facts; sealed: Buffer; flags: string[] | null }>(
    `select id, facts, sealed_facts as sealed, policy_values->'priorityFlags' as flags from cases where id = any($1)`,
    [ids],
  );
  return new Set(found.flatMap((each) => (isFirst(keys, each) ? [each.id] : [])));
}

function isFirst(
  keys: KeyRing,
  { id, facts, sealed, flags }: { id: string; facts: Facts; sealed: Buffer; flags: string[] | null },
): boolean {
  const all = { ...facts, ...unseal<Facts>(keys, factsContext(id), sealed) };
  return waitlistPriority({ priorityFlags: flags ?? [] }, all) === 0;
}

function rowOf(row: Row, first: ReadonlySet<string>): { readonly row: AuditRow; readonly isOdd: boolean } {
  const reasons = row.overtakers.map((each) => reasonOf(each, row, first));
  const cells = {
    programme: latestProcedure(row.procedure).title,
    place: row.place,
    cases: [{ id: row.caseId, number: row.number }],
    village: row.village,
    first: row.priority === 0 ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' },
    joinedOn: row.joinedOn,
    leftOn: row.leftOn,
    leftBy: row.leftBy === null ? STILL_WAITS : actionTitle(procedureOf(row.procedure, row.version), row.leftBy),
    overtakenBy: row.overtakers.map(({ id, number }) => ({ id, number })),
    reason: {
      zh: row.overtakers.map(({ number }, at) => `${number}：${reasons[at]?.zh}`).join('；'),
      en: row.overtakers.map(({ number }, at) => `${number}: ${reasons[at]?.en}`).join('; '),
    },
  };
  return { row: { cells }, isOdd: reasons.includes(REASONS.none) };
}

const STILL_WAITS: Text = { zh: '仍在轮候', en: 'Still waits' };

function reasonOf({ id, priority, reason }: Overtaker, waiting: Row, first: ReadonlySet<string>): Text {
  if (reason !== null) return { zh: reason, en: reason };
  const own = priority ?? (first.has(id) ? 0 : 1);
  return own < waiting.priority ? REASONS.first : REASONS.none;
}
