import { seatsAs } from '../../../desk/seats.js';
import type { Person } from '../../../desk/who-am-i.js';
import { latestProcedure } from '../../../procedures/all-procedures.js';

/** Whether the person holds a seat from which lots are planned. */
export function mayPlanLots(person: Person): boolean {
  return seatsAs(person, latestProcedure('tender-lot').opening.by).length > 0;
}
