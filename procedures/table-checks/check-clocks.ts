import { type Action, actionsAt, type ClockRule, type PostingName, type Procedure } from '../procedure.js';
import type { PolicyValue, Span } from '../vocabulary.js';
import { writtenActions } from './table-action.js';

/** Postings that never refuse, so that the clock can rely on them. */
const NEVER_REFUSING: ReadonlySet<PostingName> = new Set([
  'noteNoticeRemoved',
  'releaseQuota',
  'releaseFunds',
  'leaveLot',
  'leaveWaitlist',
  'notifyLevelAbove',
  'notifyCounty',
  'notifyTownAndCounty',
  'notifyContractor',
  'notifyVisitors',
]);

/** Whether every clock ends in an action that the clock can perform, and every action of the clock has one. */
export function problemsOfClocks(procedure: Procedure): string[] {
  const ofSteps = Object.entries(procedure.steps).flatMap(([step, { clocks }]) =>
    Object.entries(clocks ?? {}).flatMap(([clock, rule]) => problemsOfClock(procedure, { step, clock, rule })),
  );
  return [
    ...ofSteps,
    ...writtenActions(procedure).flatMap(({ where, action }) => problemsOfClockAction(where, action)),
    ...unused(procedure),
  ];
}

interface Place {
  readonly step: string;
  readonly clock: string;
  readonly rule: ClockRule;
}

function problemsOfClock(procedure: Procedure, { step, clock, rule }: Place): string[] {
  const where = `${step}, clock ${clock}`;
  const actions = actionsAt(procedure, step);
  const action = actions[rule.then];
  return [
    ...problemsOfLength(procedure, where, rule),
    ...(action
      ? problemsOfEnding(where, rule.then, action, actions)
      : [`${where}: ${rule.then} is not an action of this step`]),
  ];
}

function problemsOfLength(procedure: Procedure, where: string, { lasts }: ClockRule): string[] {
  if (typeof lasts !== 'string') return [];
  const value = procedure.policy[lasts];
  if (value === undefined) return [`${where}: the policy has no ${lasts}`];
  return isSpan(value) ? [] : [`${where}: ${lasts} of the policy is not a length of time`];
}

function problemsOfEnding(
  where: string,
  name: string,
  action: Action,
  actions: Readonly<Record<string, Action>>,
): string[] {
  const notByClock = action.by.includes('clock') ? [] : [`${where}: ${name} is not an action by the clock`];
  if (!mayBeRefused(action)) return notByClock;
  if (action.otherwise === undefined)
    return [...notByClock, `${where}: ${name} may be refused and names no other action (otherwise)`];
  const other = actions[action.otherwise];
  if (!other)
    return [
      ...notByClock,
      `${where}: ${action.otherwise}, to be done instead of ${name}, is not an action of this step`,
    ];
  const refusable = mayBeRefused(other) || !other.by.includes('clock');
  return refusable
    ? [...notByClock, `${where}: ${action.otherwise}, to be done instead of ${name}, may itself be refused`]
    : notByClock;
}

/** Whether something in the case may stand against an action that is possible at its step. */
export function mayBeRefused({ guards, postings }: Action): boolean {
  return (guards ?? []).length > 0 || (postings ?? []).some((posting) => !NEVER_REFUSING.has(posting));
}

/** The clock fills in no form and hands in no papers. */
function problemsOfClockAction(where: string, { by, form, evidence }: Action): string[] {
  if (!by.includes('clock')) return [];
  return form || evidence ? [`${where}: an action by the clock can have neither form nor evidence`] : [];
}

function unused(procedure: Procedure): string[] {
  const named = new Set([
    ...Object.values(procedure.steps).flatMap((step) => Object.values(step.clocks ?? {}).map((rule) => rule.then)),
    ...writtenActions(procedure).flatMap(({ action }) => (action.otherwise === undefined ? [] : [action.otherwise])),
  ]);
  return writtenActions(procedure)
    .filter(({ name, action }) => action.by.every((performer) => performer === 'clock') && !named.has(name))
    .map(({ where }) => `${where}: only the clock may perform it, and no clock names it`);
}

/** Whether a policy value is a length of time. */
export function isSpan(value: PolicyValue): value is Span {
  return typeof value === 'object' && !Array.isArray(value) && 'unit' in value;
}
