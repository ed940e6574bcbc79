import { blindIndex, type KeyRing } from '../record/sealing.js';
import { assignedTo } from './assigned-to.js';
import { reachOf } from './find-case.js';
import { OVERDUE } from './overdue.js';
import { asking, type FigureName, FIGURES } from './progress-figures.js';
import { mayReadName, waitsFor, waitsForTeam } from './waiting-steps.js';
import type { Person } from './who-am-i.js';

/** What to list. Everything left out does not narrow. */
export interface CaseFilter {
  /** Only cases whose step waits for a role of the person. */
  readonly waitsForMe?: boolean | undefined;
  /** Only cases whose step waits for somebody at the person's organisations. */
  readonly waitsForTeam?: boolean | undefined;
  /** Only cases of which a copy was sent to the person, or to everyone at an organisation of the person. */
  readonly copiedToMe?: boolean | undefined;
  /** Only cases on which the person did something in the last 30 days. */
  readonly handledByMe?: boolean | undefined;
  /** Only cases with a deadline that has passed. */
  readonly overdue?: boolean | undefined;
  readonly step?: string | undefined;
  /** An organisation: the cases at or under it. */
  readonly placeId?: string | undefined;
  readonly number?: string | undefined;
  /** A number or its end, the applicant's whole name, or a part of a place's name. */
  readonly search?: string | undefined;
  readonly closed?: boolean | undefined;
  readonly programme?: string | undefined;
  /** The cases that a figure of the progress report counts, for a year. */
  readonly figure?: FigureName | undefined;
  readonly year?: number | undefined;
  /** Of a figure of money: the one fund that is meant. */
  readonly fundId?: string | undefined;
  /** Only homes that this firm builds. */
  readonly firmId?: string | undefined;
}

/** Takes a value into a statement. @returns its place, `$1`, `$2` and so on. */
export type Bind = (value: unknown) => string;

/** The values of a statement in the making. */
export function binding(): { readonly values: unknown[]; readonly bind: Bind } {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}

/** SQL over a case `c`: whether the person may see it. */
export function inReach(person: Person, bind: Bind): string {
  const { places, firms, firmsAsWorker } = reachOf(person);
  const either = [
    ...(places.length > 0 ? [`c.lineage && ${bind(places)}::uuid[]`] : []),
    ...(firms.length > 0
      ? [`c.id in (select p.case_id from case_parties p where p.org_id = any(${bind(firms)}::uuid[]))`]
      : []),
    ...(firmsAsWorker.length > 0 ? [asWorker(person, firmsAsWorker, bind)] : []),
  ];
  return either.length > 0 ? `(${either.join(' or ')})` : 'false';
}

function asWorker({ userId }: Person, firms: readonly string[], bind: Bind): string {
  return `c.id in (select p.case_id from case_parties p where p.org_id = any(${bind(firms)}::uuid[])
    and ${assignedTo(`${bind(userId)}::uuid`, 'p.org_id', 'p.case_id')})`;
}

/** SQL over a case `c`: when the person did something on it last; null when not lately. */
export function lastHandled(person: Person, bind: Bind): string {
  return `(select max(e.recorded_at) from case_events e where e.case_id = c.id and e.user_id = ${bind(person.userId)}
    and e.recorded_at > (select app_now()) - interval '30 days')`;
}

function handledLately(person: Person, bind: Bind): string {
  return `select e.case_id from case_events e where e.user_id = ${bind(person.userId)} and e.recorded_at > (select app_now()) - interval '30 days'`;
}

/** SQL over a case `c`: whether it is among those that the person may see and asks for. */
export function isAskedFor(keys: KeyRing, person: Person, filter: CaseFilter, bind: Bind): string {
  return `${inReach(person, bind)}\n    and ${narrowedTo(keys, person, filter, bind)}`;
}

/** SQL over a case `c` that the person may see: whether it is among those asked for. */
export function narrowedTo(keys: KeyRing, person: Person, filter: CaseFilter, bind: Bind): string {
  return ['true', ...narrowings(keys, person, filter, bind)].join('\n    and ');
}

function narrowings(keys: KeyRing, person: Person, filter: CaseFilter, bind: Bind): string[] {
  const given: readonly (readonly [unknown, () => string])[] = [
    [filter.waitsForMe, () => waitsFor(person, bind)],
    [filter.waitsForTeam, () => waitsForTeam(person, bind)],
    [filter.copiedToMe, () => copiedTo(person, bind)],
    [filter.handledByMe, () => `(c.id in (${handledLately(person, bind)})) is true`],
    [filter.overdue, () => OVERDUE],
    [filter.step, () => `c.step = ${bind(filter.step)}`],
    [filter.placeId, () => `c.lineage @> array[${bind(filter.placeId)}::uuid]`],
    [filter.number, () => `c.number = ${bind(filter.number)}`],
    [filter.programme, () => `c.procedure = ${bind(filter.programme)}`],
    [filter.search, () => found(keys, person, filter.search ?? '', bind)],
    [filter.figure, () => counted(filter, bind)],
    [filter.firmId, () => builtBy(filter.firmId, bind)],
  ];
  const asked = given.flatMap(([is, sql]) => (is ? [sql()] : []));
  return filter.closed === undefined
    ? asked
    : [...asked, `(c.closed_at is not null) = ${bind(filter.closed)}::boolean`];
}

function copiedTo(person: Person, bind: Bind): string {
  const { places, firms } = reachOf(person);
  return `c.id in (select m.case_id from case_coordinations m join coordination_recipients r on r.coordination_id = m.id
    where m.kind = 'copy' and (r.user_id = ${bind(person.userId)}::uuid
      or r.user_id is null and r.org_id = any(${bind([...places, ...firms])}::uuid[])))`;
}

function builtBy(firmId: string | undefined, bind: Bind): string {
  return `exists (select 1 from case_parties b where b.case_id = c.id and b.as_role = 'contractor' and b.org_id = ${bind(firmId)}::uuid)`;
}

function counted({ figure, year, fundId }: CaseFilter, bind: Bind): string {
  const asked = asking(bind(year ?? null), bind(fundId ?? null));
  return figure ? `exists (select 1 from (${asked}) asked where ${FIGURES[figure]})` : 'true';
}

/** Who may not see a name on a case does not find out by searching for it. */
function found(keys: KeyRing, person: Person, search: string, bind: Bind): string {
  const text = bind(search);
  const hash = bind(blindIndex(keys, 'personName', search));
  return `(right(c.number, char_length(${text}::text)) = upper(${text})
    or c.lineage && (select coalesce(array_agg(s.id), '{}') from orgs s where position(${text} in s.name) > 0)
    or c.person_id in (select s.id from persons s where s.name_hash = ${hash}) and ${mayReadName(person, bind)})`;
}
