import { actionsAt, type Procedure } from '../procedures/procedure.js';
import type { Performer, Role } from '../procedures/vocabulary.js';
import type { ShownEvent } from './case-parts.js';

/**
 * The events of a case as a firm may read them: what a form said where it answers the firm's own act by leading back to
 * a step at which the firm acts, such as why its works were sent back. What offices say among themselves is none of its business.
 */
export function toldToFirm(
  procedure: Procedure,
  roles: readonly Role[],
  timeline: readonly ShownEvent[],
): readonly ShownEvent[] {
  let movedBy: Performer | null = null;
  return timeline.map((event) => {
    const isAnswer = isAmong(roles, movedBy) && leadsTo(procedure, event, roles);
    if (event.fromStep !== event.toStep) movedBy = event.role;
    return isAnswer ? event : { ...event, said: {}, personal: [] };
  });
}

const isAmong = (roles: readonly Role[], performer: Performer | null): boolean =>
  roles.some((role) => role === performer);

function leadsTo(procedure: Procedure, { fromStep, toStep }: ShownEvent, roles: readonly Role[]): boolean {
  const acts = fromStep === toStep ? [] : Object.values(actionsAt(procedure, toStep));
  return acts.some(({ by }) => by.some((performer) => isAmong(roles, performer)));
}
