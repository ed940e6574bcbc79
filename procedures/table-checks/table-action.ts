import { type Action, actionsAt, type Procedure } from '../procedure.js';

/** An action with the place where the table writes it, as a problem names it. */
export interface TableAction {
  readonly where: string;
  readonly name: string;
  readonly action: Action;
}

/** A step's action, also one that is possible there because it is possible anywhere in its phase. */
export interface StepAction extends TableAction {
  readonly step: string;
}

/** Every action as the table writes it, once. */
export function writtenActions(procedure: Procedure): TableAction[] {
  const ofSteps = Object.entries(procedure.steps).flatMap(([step, { actions }]) =>
    Object.entries(actions).map(([name, action]) => ({ where: `${step}.${name}`, name, action })),
  );
  const ofAll = Object.entries(procedure.anywhere).map(([name, action]) => ({
    where: `anywhere.${name}`,
    name,
    action,
  }));
  return [...ofSteps, ...ofAll];
}

/** Every action at every step where it is possible. */
export function possibleActions(procedure: Procedure): StepAction[] {
  return Object.keys(procedure.steps).flatMap((step) =>
    Object.entries(actionsAt(procedure, step)).map(([name, action]) => ({
      where: `${step}.${name}`,
      step,
      name,
      action,
    })),
  );
}

/** The steps that an action names as its target; `{ back: true }` and the end name none. */
export function targetsOf({ to }: Action): readonly string[] {
  if (typeof to === 'string') return [to];
  return typeof to === 'object' && 'chosenFrom' in to ? to.chosenFrom : [];
}

/** Whether the action returns to the suspended step. */
export function goesBack({ to }: Action): boolean {
  return typeof to === 'object' && 'back' in to;
}
