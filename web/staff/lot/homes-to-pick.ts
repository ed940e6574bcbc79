import { homesForLot } from '../../../desk/homes-for-lot.js';
import type { Person } from '../../../desk/who-am-i.js';
import { actionOf } from '../../../desk/words.js';
import { addHomes } from '../../../procedures/tender-lot/homes.js';
import type { Text } from '../../../procedures/vocabulary.js';
import type { Suggestion } from '../../forms/form-field.js';
import { amountOf } from '../../money.js';
import type { ScreensDeps } from '../../screens.js';
import type { CaseAtHand } from '../case-params.js';

/**
 * The homes that an act of a lot names by number, to be ticked: those that wait for a lot where homes are put in, else
 * those of the lot whose step lets the act do to them what it does. `null` when the act names none.
 */
export async function homesToPick(
  deps: ScreensDeps,
  person: Person,
  { procedure, shown: { lot } }: CaseAtHand,
  action: string,
): Promise<readonly Suggestion[] | null> {
  const linked = actionOf(procedure, action)?.linked;
  if (!lot || linked?.cases !== 'form') return null;
  if (linked.action === addHomes.linked.action) {
    const waiting = await homesForLot(deps, person);
    return waiting.filter(({ blockedBy }) => blockedBy === null).map((home) => asSuggestion(home));
  }
  return lot.homes
    .filter(({ takes }) => takes.includes(linked.action))
    .map((home) => asSuggestion(home, home.stepTitle));
}

interface Home {
  readonly number: string;
  readonly town: string;
  readonly village: string;
  readonly plannedFen: string | null;
}

/** A home to be ticked: by number, under its town, with its village and what its plan comes to in yuan. */
export function asSuggestion(home: Home, step?: Text): Suggestion {
  const { number, town, village, plannedFen } = home;
  const known = plannedFen === null ? village : `${village} ¥${amountOf(plannedFen)}`;
  const detail = { zh: [known, step?.zh ?? ''].join(' '), en: [known, step?.en ?? ''].join(' ') };
  return { value: number, label: number, group: town, detail };
}
