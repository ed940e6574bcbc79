import type { Action, Procedure } from '../procedure.js';
import { goesBack, possibleActions, type StepAction, targetsOf, writtenActions } from './table-action.js';

/** Whether every step can be reached and left, and every target exists. */
export function problemsOfSteps(procedure: Procedure): string[] {
  const actions = possibleActions(procedure);
  return [
    ...(procedure.start in procedure.steps ? [] : [`start: there is no step ${procedure.start}`]),
    ...writtenActions(procedure).flatMap(({ where, action }) => problemsOfTarget(procedure, where, action)),
    ...unreachable(procedure, actions),
    ...Object.keys(procedure.steps).flatMap((step) => problemsOfLeaving(step, actions)),
    ...Object.keys(procedure.steps).flatMap((step) => problemsOfGoingBack(procedure, step, actions)),
  ];
}

function problemsOfTarget(procedure: Procedure, where: string, action: Action): string[] {
  const unknown = targetsOf(action)
    .filter((step) => !(step in procedure.steps))
    .map((step) => `${where}: there is no step ${step} to go to`);
  const suspendsNowhere =
    action.suspends && typeof action.to !== 'string' ? [`${where}: suspends without a step to go to`] : [];
  return [...unknown, ...suspendsNowhere, ...problemsOfChoice(where, action)];
}

function problemsOfChoice(where: string, { to, form }: Action): string[] {
  if (typeof to !== 'object' || !('chosenFrom' in to)) return [];
  const field = form?.toStep;
  if (field?.kind !== 'choice') return [`${where}: the form has no choice toStep`];
  const offered = Object.keys(field.options).sort().join(', ');
  return offered === [...to.chosenFrom].sort().join(', ')
    ? []
    : [`${where}: toStep offers ${offered}, not the steps chosen from`];
}

function unreachable(procedure: Procedure, actions: readonly StepAction[]): string[] {
  const reached = new Set([procedure.start]);
  for (const step of reached) {
    for (const { action } of actions.filter((each) => each.step === step)) {
      for (const target of targetsOf(action)) reached.add(target);
    }
  }
  return Object.keys(procedure.steps)
    .filter((step) => !reached.has(step))
    .map((step) => `${step}: no action leads here`);
}

function problemsOfLeaving(step: string, actions: readonly StepAction[]): string[] {
  const leaves = actions.some((each) => each.step === step && leavesFor(each.action, step));
  return leaves ? [] : [`${step}: no action leads out of it`];
}

/** A step that is only suspended comes back: that is no way out. */
function leavesFor(action: Action, step: string): boolean {
  if (action.suspends) return false;
  if (typeof action.to === 'object' && 'close' in action.to) return true;
  return goesBack(action) || targetsOf(action).some((target) => target !== step);
}

/** Going back needs a step that was suspended, whichever way the case came. */
function problemsOfGoingBack(procedure: Procedure, step: string, actions: readonly StepAction[]): string[] {
  const back = actions.filter((each) => each.step === step && goesBack(each.action));
  if (back.length === 0) return [];
  const into = actions.filter((each) => targetsOf(each.action).includes(step));
  const plain = into.filter((each) => !each.action.suspends).map((each) => each.where);
  const names = back.map((each) => each.name).join(', ');
  const nothing = into.some((each) => each.action.suspends)
    ? []
    : [`${step}: ${names} goes back, but nothing suspends into this step`];
  const unsuspended = procedure.start === step ? ['start', ...plain] : plain;
  return [
    ...nothing,
    ...unsuspended.map((where) => `${step}: ${names} goes back, but ${where} enters without suspending`),
  ];
}
