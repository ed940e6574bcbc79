import { z } from 'zod';
import { id, instant, jsonSchema, role, seq, text } from '../wire.js';
import { acceptance } from './acceptance-shapes.js';
import { comment } from './comment-shapes.js';
import { coordinationKind, passedOn } from './coordination-shapes.js';
import { openAsks } from './open-ask-shapes.js';
import { shownLot } from './lot-shapes.js';
import { recoveryLine, shownRecovery } from './recovery-shapes.js';
import { caseMoney, planLine } from './money-shapes.js';
import { visit } from './sampling-shapes.js';

const performer = z.union([role, z.enum(['clock', 'lot'])]);
const maybe = z.string().nullable();

/** What a recorded action answers. `dueOn`: the last day of the earliest deadline that runs now. */
export const actionAnswer = z.object({ seq, step: z.string(), closed: maybe, dueOn: maybe });

export const openedCase = actionAnswer.extend({ id, number: z.string() });

const caseLine = z.object({
  id,
  number: z.string(),
  procedure: z.string(),
  step: z.string(),
  stepTitle: text,
  seq,
  place: z.string(),
  openedOn: z.string(),
  enteredOn: z.string(),
  dueOn: maybe,
  overdue: z.boolean(),
  outcome: maybe,
  reminded: z.boolean(),
  inHandOf: maybe.meta({ description: 'Who has the task in hand, when it was handed to one' }),
  asks: openAsks,
});

export const casePage = z.object({ cases: z.array(caseLine), next: z.string().nullable(), today: z.string() });

const action = z.object({
  name: z.string(),
  title: text,
  by: z.array(performer),
  signInAgain: z.boolean(),
  form: jsonSchema,
  evidence: z.array(z.object({ slot: z.string(), title: text, min: z.int(), fresh: z.boolean(), held: z.int() })),
  blockedBy: z.object({ code: z.string(), about: text.nullable() }).nullable(),
});

const clock = z.object({
  clock: z.string(),
  step: z.string(),
  then: z.string(),
  state: z.enum(['running', 'paused']),
  unit: z.string(),
  allotted: z.int(),
  used: z.int(),
  lastDay: maybe,
  provisional: z.boolean(),
  overdue: z.boolean(),
  blockedCode: maybe,
});

const event = z.object({
  seq,
  action: z.string(),
  title: text,
  fromStep: maybe,
  toStep: z.string(),
  toStepTitle: text,
  role: performer,
  actingFor: role.nullable(),
  person: maybe,
  org: maybe,
  onBehalfOf: maybe,
  onBehalfOfPerson: maybe.meta({ description: 'The colleague who had delegated the role' }),
  happenedOn: z.string(),
  recordedAt: instant,
  recalled: z.boolean().meta({ description: 'The next event took it back' }),
  said: z.record(z.string(), z.unknown()).meta({
    description: 'What the form said, without what is personal; a firm reads it where it answers its own act',
  }),
  personal: z.array(z.string()).meta({ description: 'Fields that were filled in and are personal' }),
});

const evidence = z.object({
  id,
  slot: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  uploadedAt: instant,
  usedSeq: seq.nullable(),
  rejection: z
    .object({ reason: z.string(), org: z.string(), rejectedAt: instant })
    .nullable()
    .meta({ description: 'Found unfit: it counts for no act until that is taken back' }),
  reuses: z
    .array(z.object({ chosenAt: instant, usedSeq: seq.nullable() }))
    .readonly()
    .meta({ description: 'Each time that it counted, or counts, once more after an act on it was sent back' }),
});

const effect = z.object({
  id,
  seq,
  effect: z.string(),
  state: z.enum(['pending', 'failed']),
  attempts: z.int(),
  errorCode: maybe,
});

const linkedCase = z.object({ id, number: z.string() }).nullable();

export const shownCase = z.object({
  id,
  number: z.string(),
  procedure: z.object({ id: z.string(), version: z.int(), title: text }),
  step: z.string(),
  stepTitle: text,
  seq,
  closed: maybe,
  openedOn: z.string(),
  enteredOn: z.string(),
  today: z.string().meta({ description: 'By the one clock of the system' }),
  place: z.string(),
  facts: z.record(z.string(), z.unknown()).meta({ description: 'Personal facts that your roles may not see read ***' }),
  yourRoles: z.array(role),
  standsInFor: z
    .array(z.object({ role, person: z.string() }))
    .readonly()
    .meta({ description: 'Those of your roles that colleagues delegated to you, and who' }),
  clocks: z.array(clock),
  actions: z.array(action),
  evidence: z.array(evidence),
  linked: z.object({ lot: linkedCase, followUp: linkedCase, home: linkedCase }).meta({
    description: 'Cases beside this one that you may see: of a home its lot and follow-up, of a follow-up the home',
  }),
  lot: shownLot.nullable().meta({ description: 'Of a lot: homes, bids, contract and payments' }),
  recoveries: z.array(recoveryLine).meta({
    description: 'Of a home or lot, for staff: what is claimed back; id is null where you may not see the case',
  }),
  recovery: shownRecovery
    .nullable()
    .meta({ description: 'Of a recovery: what it is about, what is claimed and what came back' }),
  planLines: z.array(planLine).meta({ description: 'Of a home: the plan in force; none before there is one' }),
  money: caseMoney.nullable().meta({ description: 'Of a home, for staff: plan, funds, settlement, payments' }),
  acceptance: acceptance
    .nullable()
    .meta({ description: 'Of a home: who must be at its acceptance by policy, and the rounds of rework' }),
  samplingVisits: z
    .array(visit)
    .meta({ description: 'Of a home in a sample of the city, for staff: what was found there' }),
  mayRejectFiles: z.boolean().meta({ description: 'Whether you may find single files unfit' }),
  effects: z.array(effect),
  timeline: z.array(event),
  comments: z
    .array(comment)
    .meta({ description: 'The newest 200, the oldest first; firms see those shared with firms' }),
  passedOn: z.array(passedOn).meta({ description: 'Hand-overs, reminders and copies, the oldest first' }),
  inHandOf: maybe,
  mayPassOn: z.array(coordinationKind).meta({ description: 'How you may pass the case on now' }),
  commentFor: z.enum(['office', 'firm']).nullable().meta({ description: 'For whom you may comment here' }),
});
