import { homeRenovation1 } from './home-renovation.js';
import type { Procedure } from './procedure.js';

/** Every released version of every programme; a case keeps to the version it was opened under. */
export const ALL_PROCEDURES: readonly Procedure[] = [homeRenovation1];

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
