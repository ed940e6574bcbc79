import { followUp1 } from './follow-up.js';
import { homeRenovation1, homeRenovation2, homeRenovation3 } from './home-renovation.js';
import type { Procedure } from './procedure.js';
import { recovery1 } from './recovery.js';
import { smallGrant1 } from './small-grant.js';
import { problemsAcross } from './table-checks/check-links.js';
import { tenderLot1, tenderLot2 } from './tender-lot.js';

/** Every released version of every programme; a case keeps to the version it was opened under. */
export const ALL_PROCEDURES: readonly Procedure[] = soundTogether([
  homeRenovation1,
  homeRenovation2,
  homeRenovation3,
  tenderLot1,
  tenderLot2,
  followUp1,
  recovery1,
  smallGrant1,
]);

/** The table of that programme and version. Throws when there is none: the code is older than the data. */
export function procedureOf(id: string, version: number): Procedure {
  const found = ALL_PROCEDURES.find((each) => each.id === id && each.version === version);
  if (!found) throw new Error(`there is no procedure ${id} version ${version}; known are ${known()}`);
  return found;
}

/** The newest version of a programme: the one under which cases are opened. Throws when there is no such programme. */
export function latestProcedure(id: string): Procedure {
  const [newest] = ALL_PROCEDURES.filter((each) => each.id === id).sort((a, b) => b.version - a.version);
  if (!newest) throw new Error(`there is no procedure ${id}; known are ${known()}`);
  return newest;
}

function known(): string {
  return ALL_PROCEDURES.map((each) => `${each.id} version ${each.version}`).join(', ');
}

/** Checks when loaded what the tables ask of each other. Throws with every problem at once. */
function soundTogether(all: readonly Procedure[]): readonly Procedure[] {
  const problems = problemsAcross(all);
  if (problems.length === 0) return all;
  throw new Error(`the procedures do not fit together:\n- ${problems.join('\n- ')}`);
}
