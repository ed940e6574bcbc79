import { type Action, type Procedure, type Target } from '../procedures/procedure.js';
import { isPerson } from './words.js';

/**
 * The acts that a step is there for, by name, read off the procedure's table: what leads on the usual way, and what the
 * step waits for although the case stays (the removal of a notice). What interrupts, sends back or gives up is possible
 * there too, but nobody's duty.
 */
export function dutiesAt(procedure: Procedure, step: string): ReadonlySet<string> {
  const all = Object.entries(procedure.steps[step]?.actions ?? {});
  const own = all.filter(([, { by }]) => by.some(isPerson));
  const goesOnByItself = all.some(([, { by, to }]) => by.includes('clock') && isLater(procedure, step, to));
  const isUsual = (action: Action) => isWay(action) && !(goesOnByItself && isEnd(action.to));
  const usual = own.find(([, action]) => isUsual(action))?.[1].to;
  const isDuty = (action: Action) =>
    action.to === undefined
      ? action.dayFact !== undefined
      : isWay(action) && (action.to === usual || isBack(action.to) || isLater(procedure, step, action.to));
  return new Set(own.filter(([, action]) => isDuty(action)).map(([name]) => name));
}

/** Whether it takes the case somewhere and does not merely interrupt the step. */
const isWay = ({ to, suspends }: Action): boolean => to !== undefined && !suspends;

const isEnd = (to: Target | undefined): boolean => typeof to === 'object' && 'close' in to;

/** Back to the step that waits behind this one. */
const isBack = (to: Target): boolean => typeof to === 'object' && 'back' in to;

function isLater(procedure: Procedure, step: string, to: Target | undefined): boolean {
  const names = Object.keys(procedure.steps);
  return typeof to === 'string' && names.indexOf(to) > names.indexOf(step);
}
