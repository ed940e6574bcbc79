import { listCatalogue } from '../../desk/list-catalogue.js';
import type { ShownCase } from '../../desk/show-case.js';
import type { Person } from '../../desk/who-am-i.js';
import { type Procedure, actionsAt } from '../../procedures/procedure.js';
import type { Suggestions } from '../forms/form-fields.js';
import type { ScreensDeps } from '../screens.js';
import type { CaseAtHand } from './case-params.js';
import { homesToPick } from './lot/homes-to-pick.js';
import { yuanOf } from '../money.js';

/**
 * What to offer while someone types: the catalogue's items where a form of this step asks for one, a lot's own homes.
 * @param action the one whose form is filled in; then also what its homes are chosen from.
 */
export async function suggestionsFor(
  deps: ScreensDeps,
  person: Person,
  { procedure, shown }: CaseAtHand,
  action?: string,
): Promise<Suggestions> {
  const homes = action === undefined ? null : await homesToPick(deps, person, { procedure, shown }, action);
  return {
    ...(homes ? { homes } : {}),
    ...(asksFor(procedure, shown.step, 'item') ? { item: await catalogueOffers(deps, person) } : {}),
    ...(shown.lot ? { number: shown.lot.homes.map(({ number }) => ({ value: number, label: number })) } : {}),
    ...(shown.lot ? { creditCode: biddersOf(shown.lot) } : {}),
  };
}

function asksFor(procedure: Procedure, step: string, name: string): boolean {
  return Object.values(actionsAt(procedure, step)).some(({ form = {} }) =>
    Object.values(form).some((field) => field.kind === 'list' && Object.hasOwn(field.of, name)),
  );
}

async function catalogueOffers(deps: ScreensDeps, person: Person) {
  const items = await listCatalogue(deps, person);
  return items.map(({ code, name, unit, guidePriceFen }) => ({
    value: code,
    label: `${name}（${unit}，${yuanOf(guidePriceFen)}）`,
  }));
}

function biddersOf({ bids }: NonNullable<ShownCase['lot']>) {
  return bids.flatMap(({ creditCode, name }) =>
    creditCode === null ? [] : [{ value: creditCode, label: name ?? creditCode }],
  );
}
