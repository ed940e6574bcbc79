import { oncePer } from '../procedures/once-per.js';
import { type Action, actionsAt, type Procedure, type Target } from '../procedures/procedure.js';

interface Way {
  readonly from: string;
  readonly action: Action;
}

/**
 * The steps that most cases never enter, read off the procedure's table: those that an act enters which only interrupts
 * (an objection, a death), those that a lot alone leads into, and detours, whose every way on was open before as well.
 */
export const sideStepsOf = oncePer((procedure: Procedure): ReadonlySet<string> => {
  const names = Object.keys(procedure.steps);
  return new Set(names.filter((name) => name !== procedure.start && isBeside(procedure, name, names)));
});

function isBeside(procedure: Procedure, name: string, names: readonly string[]): boolean {
  const into = names.flatMap((from) => waysFrom(procedure, from).filter(({ action }) => leadsTo(action.to, name)));
  if (into.every(({ action }) => action.suspends || isOfLot(action))) return true;
  const before = into.map(({ from }) => from).filter((from) => names.indexOf(from) < names.indexOf(name));
  const onward = waysFrom(procedure, name)
    .filter(({ action }) => !isOfLot(action) && action.to !== undefined)
    .flatMap(({ action }) => endsOf(action.to));
  const known = before.flatMap((from) => waysFrom(procedure, from).flatMap(({ action }) => endsOf(action.to)));
  const isBehind = (end: string) => names.includes(end) && names.indexOf(end) <= names.indexOf(name);
  return onward.length > 0 && onward.every((end) => isBehind(end) || known.includes(end));
}

function waysFrom(procedure: Procedure, from: string): Way[] {
  return Object.values(actionsAt(procedure, from)).map((action) => ({ from, action }));
}

const isOfLot = ({ by }: Action): boolean => by.every((each) => each === 'lot');

const leadsTo = (target: Target | undefined, step: string): boolean => endsOf(target).includes(step);

/** Where a target may lead: names of steps, and outcomes in words of their own. */
function endsOf(target: Target | undefined): string[] {
  if (target === undefined) return [];
  if (typeof target === 'string') return [target];
  if ('chosenFrom' in target) return [...target.chosenFrom];
  return 'close' in target ? [`closed as ${target.close}`] : [];
}
