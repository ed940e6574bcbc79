import type { Refusal } from '../refusals.js';
import { derivedFact, type Guard, type Judged } from './guard.js';

/** Conditions for taking an act back. */
export const recallGuards = {
  lastActMayBeRecalled: {
    needs: ['lastAct'],
    check: (judged) => refusalOfAuthor(judged) ?? refusalOfAct(judged),
  },
} as const satisfies Record<string, Guard>;

/** Only who did it: a colleague on whose behalf it was done has not seen what the act rested on. */
function refusalOfAuthor(judged: Judged): Refusal | null {
  const last = derivedFact(judged, 'lastAct');
  const { by } = judged.command;
  if (by.userId !== null && last.userId === by.userId) return null;
  return { code: judged.case.past.some(({ userId }) => userId === by.userId) ? 'actedSince' : 'notLastActor' };
}

function refusalOfAct(judged: Judged): Refusal | null {
  const { before, role, actingFor, orgId, hasLeft, lotActed } = derivedFact(judged, 'lastAct');
  const { by } = judged.command;
  if (!before) return { code: 'notRecallable' };
  if (role !== by.role || actingFor !== by.actingFor || orgId !== by.orgId) return { code: 'notYourRole' };
  if (lotActed) return { code: 'actedSince' };
  return hasLeft ? { code: 'applicantTold' } : null;
}
