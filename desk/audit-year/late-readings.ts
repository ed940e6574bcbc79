import { procedureOf } from '../../procedures/all-procedures.js';
import { type Day, ROLES, type Role } from '../../procedures/vocabulary.js';
import { actionTitle } from '../words.js';
import { countColumn, dayOf, inCounty, inYear, type Reading, rowByRow } from './reading.js';

// A case has some twenty acts and one policy, and a place has one town: they are looked up once.
const TOWNS = `select v.id, (select t.name from orgs t where t.id = any(v.lineage) and t.level = 'town') as town from orgs v offset 0`;
const CASES = `select k.id, k.number, k.procedure, k.version, coalesce((k.policy_values->>'lateEntryDays')::integer, 0) as most, v.town
  from cases k join (${TOWNS}) v on v.id = k.org_id where ${inCounty('k')} offset 0`;

// What people entered themselves, with how many days later than it happened and how many the policy allows.
const ENTRIES = `select e.user_id, e.role, e.case_id, e.seq, e.action, e.happened_on, ${dayOf('e.recorded_at')} as recorded_on,
    ${dayOf('e.recorded_at')} - e.happened_on as days, c.most, c.number, c.procedure, c.version, c.town
  from case_events e join (${CASES}) c on c.id = e.case_id
  where ${inYear('e.recorded_at')} and e.role not in ('clock', 'lot') and e.user_id is not null
    and e.request_id not like '%:follow-up'`;

// An index holds what was entered late; who never was late is not counted at all.
const LATE = `${dayOf('e.recorded_at')} > e.happened_on`;
const SOMEBODY_LATE = `e.user_id in (select e.user_id from case_events e where ${LATE} and ${inYear('e.recorded_at')})`;

const BY_PERSON = `select n.user_id as "userId", u.name as person, n.town, count(*)::integer as acts,
    count(*) filter (where n.days > 0)::integer as late, max(n.days)::integer as longest,
    round(avg(n.days) filter (where n.days > 0), 1)::text as average, count(*) filter (where n.days > n.most)::integer as beyond,
    bool_or(n.days > n.most) as odd
  from (${ENTRIES} and ${SOMEBODY_LATE}) n join users u on u.id = n.user_id
  group by n.user_id, u.name, n.town having count(*) filter (where n.days > 0) > 0`;

interface PersonRow {
  readonly userId: string;
  readonly person: string;
  readonly town: string | null;
  readonly acts: number;
  readonly late: number;
  readonly longest: number;
  readonly average: string;
  readonly beyond: number;
}

/** Who enters acts later than they happened, by person and town. */
export const lateReading: Reading = {
  title: { zh: '事后补录', en: 'Late entries' },
  hint: {
    zh: '登记日期晚于实际发生日期的办理，按人员和乡镇汇总。需关注：超过政策允许的补录天数。',
    en: 'Acts entered on a later day than they happened, by person and town. To look at: later than the policy allows.',
  },
  columns: [
    { name: 'person', title: { zh: '人员', en: 'Person' }, kind: 'text' },
    { name: 'town', title: { zh: '乡镇', en: 'Town' }, kind: 'text' },
    countColumn('acts', '办理（次）', 'Acts'),
    countColumn('late', '补录（次）', 'Late', 'opens'),
    countColumn('beyond', '超过允许天数（次）', 'Beyond the limit', 'opens'),
    countColumn('longest', '最迟（天）', 'Latest (days)'),
    { name: 'average', title: { zh: '平均（天）', en: 'Average (days)' }, kind: 'percent' },
  ],
  read: rowByRow<PersonRow>(
    { sql: BY_PERSON, order: 'r.beyond desc, r.longest desc, r.late desc, r.person, r.town' },
    ({ userId, ...cells }) => ({ cells, behind: { reading: 'lateOf', person: userId } }),
  ),
};

interface EntryRow {
  readonly case_id: string;
  readonly number: string;
  readonly procedure: string;
  readonly version: number;
  readonly action: string;
  readonly person: string;
  readonly role: Role;
  readonly town: string | null;
  readonly happened_on: Day;
  readonly recorded_on: Day;
  readonly days: number;
  readonly most: number;
}

/** The single acts that were entered late. */
export const lateOfReading: Reading = {
  title: { zh: '事后补录明细', en: 'Late entries, act by act' },
  hint: {
    zh: '每一次补录，最迟的在前。需关注：超过政策允许的补录天数。',
    en: 'Each late entry, the latest first. To look at: later than the policy allows.',
  },
  columns: [
    { name: 'cases', title: { zh: '案件', en: 'Case' }, kind: 'cases' },
    { name: 'act', title: { zh: '事项', en: 'Act' }, kind: 'words' },
    { name: 'happenedOn', title: { zh: '发生日期', en: 'Happened on' }, kind: 'day' },
    { name: 'recordedOn', title: { zh: '登记日期', en: 'Entered on' }, kind: 'day' },
    countColumn('days', '迟（天）', 'Days late'),
    countColumn('most', '允许（天）', 'Days allowed'),
    { name: 'person', title: { zh: '人员', en: 'Person' }, kind: 'text' },
    { name: 'role', title: { zh: '岗位', en: 'Role' }, kind: 'words' },
    { name: 'town', title: { zh: '乡镇', en: 'Town' }, kind: 'text' },
  ],
  read: rowByRow<EntryRow>(
    {
      sql: `select n.*, u.name as person, n.days > n.most as odd from (${ENTRIES} and ${LATE}) n join users u on u.id = n.user_id
        where ($5::uuid is null or n.user_id = $5)`,
      order: 'r.days desc, r.recorded_on desc, r.number, r.seq',
    },
    ({ case_id: id, number, procedure, version, action, role, ...row }) => ({
      cells: {
        cases: [{ id, number }],
        act: actionTitle(procedureOf(procedure, version), action),
        happenedOn: row.happened_on,
        recordedOn: row.recorded_on,
        days: row.days,
        most: row.most,
        person: row.person,
        role: ROLES[role],
        town: row.town,
      },
    }),
    ({ person }) => [person ?? null],
  ),
};
