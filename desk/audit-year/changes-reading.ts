import { procedureOf } from '../../procedures/all-procedures.js';
import { ROLES, type Performer, type Text } from '../../procedures/vocabulary.js';
import type { ActKind } from '../../record/administrative-acts.js';
import { ACT_TITLES } from '../act-titles.js';
import { actionTitle, isPerson } from '../words.js';
import { type ActBody, changedFigures, namesIn } from './changed-figures.js';
import { CHANGE_GROUPS, CHANGING_KINDS, groupOf, OVERRIDING_KINDS } from './changed-groups.js';
import { namedPerson } from './named-person.js';
import { OVERRIDING_ACTS } from './overriding-acts.js';
import { type AuditRow, inCounty, inYear, partOf, type Reading } from './reading.js';

interface Row {
  readonly at: Date;
  readonly name: string;
  readonly procedure: string | null;
  readonly version: number | null;
  readonly role: Performer | null;
  readonly body: string;
  readonly caseId: string | null;
  readonly number: string | null;
  readonly person: string | null;
  readonly behalf: string | null;
  readonly org: string | null;
}

// Acts at, under and above the county, of firms, and of no place in particular; and overrides on its cases.
const ACTS = `select a.acted_at as at, a.kind as name, null::text as procedure, null::integer as version, a.user_id, a.role, a.org_id,
    null::uuid as for_user, a.body, null::uuid as "caseId", a.seq, a.kind = any($7::text[]) as odd
  from administrative_acts a left join orgs o on o.id = a.org_id
  where a.kind = any($5::text[]) and ${inYear('a.acted_at')}
    and (a.org_id is null or o.level = 'firm' or ${inCounty('o')} or a.org_id = any((select k.lineage from orgs k where k.id = $1)::uuid[]))`;
const OVERRIDES = `select e.recorded_at, e.action, c.procedure, c.version, e.user_id, e.role, e.org_id, e.on_behalf_of_user_id, e.body, e.case_id, e.seq, true
  from case_events e join cases c on c.id = e.case_id
  where e.action = any($6::text[]) and ${inYear('e.recorded_at')} and ${inCounty('c')}`;
const CHANGES = `select f.at, f.name, f.procedure, f.version, f.role, f.body, f."caseId", f.seq, f.odd, c.number, u.name as person, v.name as behalf, o.name as org
  from (${ACTS} union all ${OVERRIDES}) f left join cases c on c.id = f."caseId" left join users u on u.id = f.user_id
  left join users v on v.id = f.for_user left join orgs o on o.id = f.org_id`;

/** What changed in policy, quotas, funds, lists, roles and accounts, and what was overridden, the newest first. */
export const changesReading: Reading = {
  title: { zh: '政策、岗位变动与干预', en: 'Changes of policy and roles, and overrides' },
  hint: {
    zh: '政策、任务数、资金、名单、岗位账号的每次变动，以及退回、延期、撤销、解除暂停等干预。需关注：干预。',
    en: 'Each change of policy, quotas, funds, lists, roles and accounts, and what was sent back, put off, taken back or released. To look at: overrides.',
  },
  columns: [
    { name: 'at', title: { zh: '时间', en: 'When' }, kind: 'moment' },
    { name: 'group', title: { zh: '类别', en: 'Group' }, kind: 'words' },
    { name: 'act', title: { zh: '事项', en: 'Act' }, kind: 'words' },
    { name: 'changed', title: { zh: '内容（变动前 → 变动后）', en: 'What, before → after' }, kind: 'words' },
    { name: 'person', title: { zh: '办理人', en: 'By' }, kind: 'words' },
    { name: 'role', title: { zh: '岗位', en: 'Role' }, kind: 'words' },
    { name: 'org', title: { zh: '单位', en: 'At' }, kind: 'text' },
    { name: 'cases', title: { zh: '案件', en: 'Case' }, kind: 'cases' },
  ],
  async read(context) {
    const { found, count, odd } = await partOf<Row>(context, {
      sql: CHANGES,
      order: 'r.at desc, r."caseId", r.seq desc',
      more: [CHANGING_KINDS, OVERRIDING_ACTS, OVERRIDING_KINDS],
    });
    const bodies = found.map(({ body }) => JSON.parse(body) as ActBody);
    const names = await namesIn(context.tx, bodies);
    const rows = found.map((row, at) => rowOf(row, changedFigures(bodies[at] ?? {}, names)));
    return { rows, count, odd };
  },
};

function rowOf(row: Row, changed: Text): AuditRow {
  const { at, name, role, person, behalf, org, caseId, number } = row;
  return {
    cells: {
      at: at.toISOString(),
      group: CHANGE_GROUPS[groupOf(caseId === null ? name : '')],
      act: titleOf(row),
      changed,
      person: namedPerson(person, behalf),
      role: role && isPerson(role) ? ROLES[role] : null,
      org,
      cases: caseId === null || number === null ? [] : [{ id: caseId, number }],
    },
  };
}

function titleOf({ name, procedure, version }: Row): Text {
  return procedure === null || version === null
    ? ACT_TITLES[name as ActKind]
    : actionTitle(procedureOf(procedure, version), name);
}
