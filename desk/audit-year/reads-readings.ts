import { type Day, ROLES, type Role, type Text } from '../../procedures/vocabulary.js';
import type { ReadKind } from '../../record/note-reads.js';
import { namedPerson } from './named-person.js';
import { AT_NIGHT, MANY_CASES, READ_KIND_TITLES, unusualWords } from './read-marks.js';
import { type AuditColumn, countColumn, dayOf, inCounty, inYear, type Reading, rowByRow } from './reading.js';

const READS = `select s.*, ${dayOf('s.read_hour')} as day, ${AT_NIGHT} as night, c.number, c.lineage, v.name as village, u.name as person
  from sensitive_reads s join cases c on c.id = s.case_id join orgs v on v.id = c.org_id join users u on u.id = s.user_id
  where ${inYear('s.read_hour')} and ${inCounty('c')}`;

const OPENED = `count(distinct s.case_id) filter (where s.kind <> 'name')::integer`;
const NIGHT = `count(distinct s.case_id) filter (where s.night)::integer`;
const OUTSIDE = `count(distinct s.case_id) filter (where s.outside_town)::integer`;

const BY_READER = `select r.*, (r.many::integer + (r.night > 0)::integer + (r.outside > 0)::integer) as marks,
    r.many or r.night > 0 or r.outside > 0 as odd
  from (select s.user_id as "userId", s.person, s.day, array_agg(distinct s.role) as roles, ${OPENED} as opened,
      count(distinct s.case_id) filter (where s.kind = 'paper')::integer as papers,
      count(distinct s.case_id) filter (where s.kind = 'name')::integer as named, ${NIGHT} as night, ${OUTSIDE} as outside,
      ${OPENED} >= ${MANY_CASES} as many
    from (${READS}) s group by s.user_id, s.person, s.day) r`;

interface ReaderRow {
  readonly userId: string;
  readonly person: string;
  readonly day: Day;
  readonly roles: readonly Role[];
  readonly opened: number;
  readonly papers: number;
  readonly named: number;
  readonly night: number;
  readonly outside: number;
  readonly many: boolean;
}

const PERSON: AuditColumn = { name: 'person', title: { zh: '查看人', en: 'Reader' }, kind: 'text' };
const UNUSUAL: AuditColumn = { name: 'unusual', title: { zh: '异常', en: 'Unusual' }, kind: 'words' };
const CASES: AuditColumn = { name: 'cases', title: { zh: '案件', en: 'Case' }, kind: 'cases' };

/** Who read how many households' values on which day, the unusual first. */
export const readsReading: Reading = {
  title: { zh: '个人信息查看', en: 'Who read personal data' },
  hint: {
    zh: `谁在哪天查看了多少户的个人信息和材料，异常的在前。需关注：一天查看 ${MANY_CASES} 户以上、22 时至 6 时、查看人所在乡镇以外的案件。只记查看，不记内容；同一小时内重复查看记一次。`,
    en: `Who saw the personal facts and papers of how many homes on which day, the unusual first. To look at: ${MANY_CASES} homes or more in a day, from 22 to 6 o’clock, cases outside the reader’s own town. Kept is that something was read, never what; within an hour once.`,
  },
  columns: [
    { name: 'day', title: { zh: '日期', en: 'Day' }, kind: 'day' },
    PERSON,
    { name: 'roles', title: { zh: '岗位', en: 'Roles' }, kind: 'words' },
    countColumn('opened', '查看（户）', 'Homes opened', 'opens'),
    countColumn('papers', '其中看材料（户）', 'Of these papers'),
    countColumn('named', '列表显示姓名（户）', 'Named in lists'),
    countColumn('night', '夜间（户）', 'At night'),
    countColumn('outside', '本乡镇以外（户）', 'Outside the town'),
    UNUSUAL,
  ],
  read: rowByRow<ReaderRow>(
    { sql: BY_READER, order: 'r.marks desc, r.opened desc, r.day desc, r.person, r."userId"' },
    ({ userId, roles, many, ...row }) => {
      const { person, day, opened, papers, named, night, outside } = row;
      const unusual = unusualWords({ many, night: night > 0, outside: outside > 0 });
      return {
        cells: { day, person, roles: allOf(roles), opened, papers, named, night, outside, unusual },
        behind: { reading: 'readsOf', person: userId, day },
      };
    },
  ),
};

const allOf = (roles: readonly Role[]): Text => ({
  zh: roles.map((role) => ROLES[role].zh).join('、'),
  en: roles.map((role) => ROLES[role].en).join(', '),
});

interface CaseRow {
  readonly caseId: string;
  readonly number: string;
  readonly village: string;
  readonly readers: number;
  readonly days: number;
  readonly night: number;
  readonly outside: number;
}

/** Whose values were read by how many people. */
export const readsByCaseReading: Reading = {
  title: { zh: '个人信息查看（按案件）', en: 'Personal data read, by case' },
  hint: {
    zh: '每户的个人信息和材料有多少人、在多少天查看过，查看人最多的在前。需关注：夜间或本乡镇以外的查看。',
    en: 'How many people saw a home’s facts and papers, on how many days, the most read first. To look at: at night, or outside the own town.',
  },
  columns: [
    CASES,
    { name: 'village', title: { zh: '地点', en: 'Place' }, kind: 'text' },
    countColumn('readers', '查看人（人）', 'Readers', 'opens'),
    countColumn('days', '查看天数', 'Days'),
    UNUSUAL,
  ],
  read: rowByRow<CaseRow>(
    {
      sql: `select s.case_id as "caseId", s.number, s.village, count(distinct s.user_id)::integer as readers,
          count(distinct s.day)::integer as days, ${NIGHT} as night, ${OUTSIDE} as outside, bool_or(s.night or s.outside_town) as odd
        from (${READS}) s where s.kind <> 'name' group by s.case_id, s.number, s.village`,
      order: 'r.odd desc, r.readers desc, r.days desc, r.number',
    },
    ({ caseId, number, village, readers, days, night, outside }) => {
      const unusual = unusualWords({ night: night > 0, outside: outside > 0 });
      const cells = { cases: [{ id: caseId, number }], village, readers, days, unusual };
      return { cells, behind: { reading: 'readsOf', caseId } };
    },
  ),
};

interface ReadRow {
  readonly case_id: string;
  readonly number: string;
  readonly village: string;
  readonly person: string;
  readonly behalf: string | null;
  readonly role: Role;
  readonly kind: ReadKind;
  readonly read_hour: Date;
  readonly night: boolean;
  readonly outside_town: boolean;
}

/** The single reads. */
export const readsOfReading: Reading = {
  title: { zh: '个人信息查看明细', en: 'Personal data, read by read' },
  hint: {
    zh: '每一次查看：谁、以什么岗位、哪一户、看了哪一类，最近的在前。时间为首次查看所在的小时。',
    en: 'Each read: who, in which role, which home, what kind, the latest first. The time is the hour of the first.',
  },
  columns: [
    { name: 'at', title: { zh: '时间', en: 'Hour' }, kind: 'moment' },
    { ...PERSON, kind: 'words' },
    { name: 'role', title: { zh: '岗位', en: 'Role' }, kind: 'words' },
    { name: 'kind', title: { zh: '内容类别', en: 'Kind' }, kind: 'words' },
    CASES,
    { name: 'village', title: { zh: '地点', en: 'Place' }, kind: 'text' },
    UNUSUAL,
  ],
  read: rowByRow<ReadRow>(
    {
      sql: `select s.*, s.night or s.outside_town as odd, d.name as behalf from (${READS}) s
        left join users d on d.id = s.on_behalf_of_user_id
        where ($5::uuid is null or s.user_id = $5) and ($6::date is null or s.day = $6) and ($7::uuid is null or s.case_id = $7)`,
      order: 'r.read_hour desc, r.person, r.number, r.kind',
    },
    (row) => ({
      cells: {
        at: row.read_hour.toISOString(),
        person: namedPerson(row.person, row.behalf),
        role: ROLES[row.role],
        kind: READ_KIND_TITLES[row.kind],
        cases: [{ id: row.case_id, number: row.number }],
        village: row.village,
        unusual: unusualWords({ night: row.night, outside: row.outside_town }),
      },
    }),
    ({ person, day, caseId }) => [person ?? null, day ?? null, caseId ?? null],
  ),
};
