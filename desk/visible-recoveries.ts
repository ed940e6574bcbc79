import { latestProcedure } from '../procedures/all-procedures.js';
import type { Text } from '../procedures/vocabulary.js';
import { readRecoveriesOf, type RecoveryLine } from '../record/read-recovery.js';
import { grantsFor } from './authorise.js';
import type { CaseDesk } from './case-desk.js';
import { findCase } from './find-case.js';
import { stepTitle } from './words.js';

/** A recovery where the money was paid. `id` is null for who may not see the case itself. */
export interface ShownRecovery extends Omit<RecoveryLine, 'id'> {
  readonly id: string | null;
  readonly stepTitle: Text;
}

/** The recoveries of what was paid for a home or under a lot, for staff; a firm is told of them by its notice. */
export async function visibleRecoveries({ tx, person, place, loaded }: CaseDesk): Promise<ShownRecovery[]> {
  if (grantsFor(person, place).every(({ level }) => level === 'firm')) return [];
  const shown: ShownRecovery[] = [];
  for (const { id, ...line } of await readRecoveriesOf(tx, loaded.id)) {
    const found = await findCase(tx, person, id);
    shown.push({ ...line, id: found && id, stepTitle: stepTitle(latestProcedure('recovery'), line.step) });
  }
  return shown;
}
