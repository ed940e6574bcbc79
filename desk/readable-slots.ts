import type { Procedure } from '../procedures/procedure.js';
import type { Performer } from '../procedures/vocabulary.js';
import { type CasePlace, grantsFor } from './authorise.js';
import type { Person } from './who-am-i.js';
import { everyAction } from './words.js';

/** Whoever may perform an action that asks for the slot. */
export function rolesOfSlot(procedure: Procedure, slot: string): Performer[] {
  const asking = everyAction(procedure).filter(([, { evidence }]) => evidence?.some((need) => need.slot === slot));
  return [...new Set(asking.flatMap(([, { by }]) => by))];
}

/**
 * Which slots of a case a person may look into. Papers show more than the facts do, so a firm sees only those that its
 * own role hands in, and those that the table shows it; offices that act on such cases, and auditors, see them all.
 */
export function readableSlots(procedure: Procedure, person: Person, place: CasePlace): (slot: string) => boolean {
  const grants = grantsFor(person, place);
  const able = new Set<Performer>(everyAction(procedure).flatMap(([, { by }]) => by));
  const office = grants.some(({ role, level }) => level !== 'firm' && (able.has(role) || role === 'auditor'));
  if (office) return () => true;
  const roles = grants.filter(({ level }) => level === 'firm').map(({ role }) => role);
  return (slot) => {
    const shown = everyAction(procedure).flatMap(([, { evidence }]) =>
      (evidence ?? []).filter((need) => need.slot === slot).flatMap(({ shownTo }) => shownTo ?? []),
    );
    return roles.some((role) => rolesOfSlot(procedure, slot).includes(role) || shown.includes(role));
  };
}
