import { caseSeatsAs } from '../../../desk/seats.js';
import type { Person } from '../../../desk/who-am-i.js';
import { latestProcedure } from '../../../procedures/all-procedures.js';

/** Whether the person holds a seat from which lots are planned. */
export function mayPlanLots(person: Person): boolean {
  const { id, opening } = latestProcedure('tender-lot');
  return caseSeatsAs(person, opening.by, id).length > 0;
}
