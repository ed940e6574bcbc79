import type { Slot } from './form.js';
import { filesNeeded } from './needed-files.js';
import {
  type Action,
  actionsAt,
  type ClockRule,
  OUTCOMES,
  type Procedure,
  type Step,
  type Target,
} from './procedure.js';
import { goesBack, possibleActions, targetsOf } from './table-checks/table-action.js';
import { type Performer, type PolicyValue, ROLES, type Span, type Text } from './vocabulary.js';

/** The page about a procedure: a diagram, then every step with its clocks and actions. The same table gives the same page. */
export function procedurePage(procedure: Procedure): string {
  const { id, version, title, policy, steps } = procedure;
  const parts = [
    `# ${title.zh} · ${title.en}`,
    `Procedure \`${id}\`, version ${version}. Written from the table by \`bin/write-procedure-docs.ts\`; change the table, not this page.`,
    '## Path',
    'What is possible at many steps (withdrawal, a report of death, a new grade and the like) is left out here and listed below.',
    diagramOf(procedure),
    '## Steps',
    ...Object.entries(steps).map(([name, step]) => stepPart(procedure, name, step)),
    '## Possible at many steps',
    actionTable(
      procedure,
      Object.entries(procedure.anywhere).map(([name, action]) => [name, action, action.phases.join(', ')]),
      'phases',
    ),
    '## Policy',
    'What holds where a county’s own paper sets nothing else.',
    table(
      ['setting', 'default'],
      Object.entries(policy).map(([key, value]) => [code(key), policyText(value)]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function diagramOf(procedure: Procedure): string {
  const own = Object.entries(procedure.steps).flatMap(([step, { actions }]) =>
    Object.entries(actions).flatMap(([name, action]) => arrowsOf(procedure, step, name, action)),
  );
  const states = Object.entries(procedure.steps).map(
    ([name, { title }]) => `  state "${title.zh} ${title.en}" as ${name}`,
  );
  return ['```mermaid', 'stateDiagram-v2', ...states, `  [*] --> ${procedure.start}`, ...new Set(own), '```'].join(
    '\n',
  );
}

function arrowsOf(procedure: Procedure, step: string, name: string, action: Action): string[] {
  const arrow = (to: string) => `  ${step} --> ${to}: ${name}`;
  if (typeof action.to === 'object' && 'close' in action.to) return [arrow('[*]')];
  if (goesBack(action)) return suspendersOf(procedure, step).map(arrow);
  return targetsOf(action).map(arrow);
}

/** The steps that lead to this one by suspending themselves in an action of their own. */
function suspendersOf(procedure: Procedure, step: string): string[] {
  return possibleActions(procedure)
    .filter(
      (each) =>
        each.action.suspends && each.action.to === step && each.name in (procedure.steps[each.step]?.actions ?? {}),
    )
    .map((each) => each.step);
}

function stepPart(procedure: Procedure, name: string, step: Step): string {
  const clocks = Object.entries(step.clocks ?? {}).map(([clock, rule]) => clockText(procedure, clock, rule));
  const also = Object.keys(actionsAt(procedure, name)).filter((action) => !(action in step.actions));
  return [
    `### ${step.title.zh} · ${step.title.en} (${code(name)})`,
    `Phase ${step.phase}. ${clocks.length > 0 ? `Clocks: ${clocks.join('; ')}.` : 'No clock.'}`,
    actionTable(
      procedure,
      Object.entries(step.actions).map(([action, each]) => [action, each, targetText(each)]),
      'leads to',
    ),
    ...(also.length > 0 ? [`Also: ${also.map(code).join(', ')}.`] : []),
  ].join('\n\n');
}

function clockText(procedure: Procedure, clock: string, { lasts, then }: ClockRule): string {
  return `${code(clock)} ${lengthText(procedure, lasts)}, then ${code(then)}`;
}

function lengthText(procedure: Procedure, lasts: ClockRule['lasts']): string {
  if (typeof lasts === 'string') return `${policyText(procedure.policy[lasts] ?? '')} (${code(lasts)})`;
  return 'untilFact' in lasts ? `until the day ${code(lasts.untilFact)}` : spanText(lasts);
}

function actionTable(
  procedure: Procedure,
  rows: readonly (readonly [string, Action, string])[],
  lastTitle: string,
): string {
  return table(
    ['action', 'by', 'evidence', 'guards', 'postings', lastTitle],
    rows.map(([name, action, last]) => [
      `${code(name)} ${action.title.zh}`,
      action.by.map(performerText).join('、'),
      (action.evidence ?? [])
        .map((slot) => `${slot.title.zh} ×${countText(procedure, slot)}${slot.fresh ? ' fresh' : ''}`)
        .join('<br>'),
      (action.guards ?? []).map(code).join('<br>'),
      (action.postings ?? []).map(code).join('<br>'),
      last,
    ]),
  );
}

function countText({ policy }: Procedure, slot: Slot): string {
  const count = filesNeeded(slot, policy);
  return slot.minBy === undefined ? String(count) : `${count} (${code(slot.minBy)})`;
}

function performerText(performer: Performer): string {
  if (performer === 'lot') return '标段';
  return performer === 'clock' ? '时钟' : ROLES[performer].zh;
}

const HOMES = {
  form: 'each home named',
  all: 'every home',
  unaccepted: 'each home not accepted yet',
  paidUp: 'each home paid up',
} as const;

function targetText({ to, suspends, otherwise, linked, signInAgain }: Action): string {
  const instead = otherwise === undefined ? '' : `; refused: ${code(otherwise)}`;
  const homes = linked === undefined ? '' : `; ${HOMES[linked.cases]}: ${code(linked.action)}`;
  const again = signInAgain ? '; signs in again' : '';
  return `${to === undefined ? 'stays' : placeText(to)}${suspends ? ', suspending this step' : ''}${instead}${homes}${again}`;
}

function placeText(to: Target): string {
  if (typeof to === 'string') return code(to);
  if ('chosenFrom' in to) return `one of ${to.chosenFrom.map(code).join(', ')}`;
  if ('back' in to) return 'back to the suspended step';
  const outcome: Text = OUTCOMES[to.close];
  return `end: ${outcome.zh} ${outcome.en}`;
}

function policyText(value: PolicyValue): string {
  if (typeof value === 'bigint') return `${value} fen`;
  if (typeof value !== 'object') return String(value);
  if ('unit' in value) return spanText(value);
  return value
    .map((each) => (typeof each === 'string' ? each : `${each.action} not by ${each.same} of ${each.notBy}`))
    .join('<br>');
}

function spanText({ unit, count }: Span): string {
  const units = { workingDays: 'working days', calendarDays: 'calendar days', months: 'months' };
  return `${count} ${units[unit]}`;
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(name: string): string {
  return `\`${name}\``;
}
