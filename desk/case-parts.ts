import type { Procedure } from '../procedures/procedure.js';
import type { Day, Facts, Performer, Role, Text } from '../procedures/vocabulary.js';
import { askTogether } from '../record/ask-together.js';
import type { LoadedCase } from '../record/load-case.js';
import { type FileRejection, REJECTION } from '../record/rejected-files.js';
import { type FileReuse, REUSES } from '../record/reused-files.js';
import type { Tx } from '../record/record-types.js';
import { actionTitle, stepTitle } from './words.js';

/** A deadline of the case. `lastDay` is not sure while `provisional`: the calendar lacks a year. */
export interface ShownClock {
  readonly clock: string;
  readonly step: string;
  readonly then: string;
  readonly state: 'running' | 'paused';
  readonly unit: string;
  readonly allotted: number;
  readonly used: number;
  readonly lastDay: Day | null;
  readonly provisional: boolean;
  readonly overdue: boolean;
  readonly blockedCode: string | null;
}

/** One thing that happened. */
export interface ShownEvent {
  readonly seq: number;
  readonly action: string;
  readonly title: Text;
  readonly fromStep: string | null;
  readonly toStep: string;
  readonly toStepTitle: Text;
  readonly role: Performer;
  readonly actingFor: Role | null;
  readonly person: string | null;
  readonly org: string | null;
  readonly onBehalfOf: string | null;
  /** The colleague who had delegated the role. */
  readonly onBehalfOfPerson: string | null;
  readonly happenedOn: Day;
  readonly recordedAt: string;
  /** Whether the next event took it back. */
  readonly recalled: boolean;
  /** What the form said, by its fields, without what is personal. A firm reads it of few events. */
  readonly said: Facts;
  /** The fields that were filled in and are personal: their values stand in the facts, for who may see them. */
  readonly personal: readonly string[];
}

export interface ShownEvidence {
  readonly id: string;
  readonly slot: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly uploadedAt: string;
  readonly usedSeq: number | null;
  /** Found unfit: it counts for no act. */
  readonly rejection: FileRejection | null;
  /** Each time that it counted, or counts, once more after an act on it was sent back; the first first. */
  readonly reuses: readonly FileReuse[];
}

/** Work that follows an act: what waits or failed. */
export interface ShownEffect {
  readonly id: string;
  readonly seq: number;
  readonly effect: string;
  readonly state: 'pending' | 'failed';
  readonly attempts: number;
  readonly errorCode: string | null;
}

export interface CaseParts {
  readonly clocks: readonly ShownClock[];
  readonly evidence: readonly ShownEvidence[];
  readonly effects: readonly ShownEffect[];
  readonly timeline: readonly ShownEvent[];
}

/** Reads what stands beside a case: clocks, evidence, effects that are not done, and its events in order. */
export async function readParts(tx: Tx, loaded: LoadedCase): Promise<CaseParts> {
  const { clocks, evidence, effects, events } = await askTogether({
    clocks: tx.query<ShownClock>(CLOCKS, [loaded.id]),
    evidence: tx.query<Dated<ShownEvidence, 'uploadedAt'>>(EVIDENCE, [loaded.id]),
    effects: tx.query<ShownEffect>(EFFECTS, [loaded.id]),
    events: tx.query<EventRow>(EVENTS, [loaded.id]),
  });
  const { procedure } = loaded;
  return {
    clocks: clocks.rows,
    evidence: evidence.rows.map((row) => ({ ...row, uploadedAt: row.uploadedAt.toISOString() })),
    effects: effects.rows,
    timeline: events.rows.map((row) => shownEvent(procedure, row)),
  };
}

/** An event's body as it was hashed, as far as it says what the form said: in marks stand only the names of what is personal. */
interface EventBody {
  readonly form: Facts;
  readonly marks: Readonly<Record<string, string>>;
}

interface EventRow extends Dated<Omit<ShownEvent, 'title' | 'toStepTitle' | 'said' | 'personal'>, 'recordedAt'> {
  readonly body: string;
}

function shownEvent(procedure: Procedure, { body, ...row }: EventRow): ShownEvent {
  const { form, marks } = JSON.parse(body) as EventBody;
  return {
    ...row,
    title: actionTitle(procedure, row.action),
    toStepTitle: stepTitle(procedure, row.toStep),
    recordedAt: row.recordedAt.toISOString(),
    said: form,
    personal: Object.keys(marks),
  };
}

/** Where a case lies, as people say it: town and village, or the county of a lot. */
export async function placeName(tx: Tx, lineage: readonly string[]): Promise<string> {
  const { rows } = await tx.query<{ name: string }>(
    `select name from orgs where id = any($1) and (level in ('town', 'village') or cardinality(lineage) = cardinality($1::uuid[]))
     order by cardinality(lineage)`,
    [lineage],
  );
  return rows.map(({ name }) => name).join(' ');
}

type Dated<T, K extends keyof T> = Omit<T, K> & Readonly<Record<K, Date>>;

const CLOCKS = `select clock, step, then_action as then, state, unit, allotted, used, last_day as "lastDay", provisional,
    (state = 'running' and not provisional and due_at <= app_now()) as overdue, blocked_code as "blockedCode"
  from case_clocks where case_id = $1 and state in ('running', 'paused') order by last_day nulls last, id`;

const EVIDENCE = `select e.id, e.slot, e.media_type as "mediaType", e.bytes, e.sha256, e.uploaded_at as "uploadedAt", e.used_seq as "usedSeq",
    ${REJECTION} as rejection, ${REUSES} as reuses from evidence e where e.case_id = $1 order by e.id`;

const EFFECTS = `select id, seq, effect, state, attempts, error_code as "errorCode"
  from case_effects where case_id = $1 and state <> 'done' and state <> 'calledOff' order by created_at, id`;

const EVENTS = `select e.seq, e.action, e.from_step as "fromStep", e.to_step as "toStep", e.role, e.acting_for as "actingFor",
    u.name as person, o.name as org, b.name as "onBehalfOf", v.name as "onBehalfOfPerson",
    e.happened_on as "happenedOn", e.recorded_at as "recordedAt", lead(e.action) over (order by e.seq) is not distinct from 'recall' as recalled, e.body
  from case_events e left join users u on u.id = e.user_id left join orgs o on o.id = e.org_id left join orgs b on b.id = e.on_behalf_of_org_id
    left join users v on v.id = e.on_behalf_of_user_id
  where e.case_id = $1 order by e.seq`;
