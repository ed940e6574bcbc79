import { dutiesAt } from '../../../desk/duties.js';
import type { ShownAction, ShownCase } from '../../../desk/show-case.js';
import type { Procedure } from '../../../procedures/procedure.js';

/** A person's part in a case now. */
export interface Task {
  /** What the step is there for: the first of its duties that this person may perform, papers apart. */
  readonly task: ShownAction | null;
  readonly others: readonly ShownAction[];
  readonly blocked: readonly ShownAction[];
}

/** Papers that are missing are handed in with the form itself, so they block nothing here. */
const isOpen = ({ blockedBy }: ShownAction): boolean => blockedBy === null || blockedBy.code === 'evidenceMissing';

export function taskOf(procedure: Procedure, { step, actions }: ShownCase): Task {
  const duties = dutiesAt(procedure, step);
  const open = actions.filter(isOpen);
  const task = open.find(({ name }) => duties.has(name)) ?? null;
  return {
    task,
    others: open.filter((each) => each !== task),
    blocked: actions.filter((each) => !isOpen(each)),
  };
}
