import type { HomeForLot } from '../../../desk/homes-for-lot.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { FORM, nameOf } from '../../forms/form-names.js';
import type { FormState } from '../../forms/form-state.js';
import { yuanOf } from '../../money.js';
import { reasonOf } from '../../reason.js';
import { PICK_BUTTON, planTotal } from './homes-to-tick.js';
import { LOT_WORDS } from './words.js';

export interface PickedHomes {
  /** By number: those that may join. */
  readonly picked: ReadonlySet<string>;
  readonly refused: readonly { readonly number: string; readonly reason: Text }[];
}

/** Which homes a sent form means, after the button that was pressed, and which of them cannot join. */
export function pickedHomes(fields: URLSearchParams, homes: readonly HomeForLot[]): PickedHomes {
  const ready = new Set(homes.flatMap(({ number, blockedBy }) => (blockedBy === null ? [number] : [])));
  const wanted = afterButton(fields, homes);
  const refused = wanted.flatMap((number) => {
    if (ready.has(number)) return [];
    const blockedBy = homes.find((home) => home.number === number)?.blockedBy;
    return [{ number, reason: blockedBy ? reasonOf(blockedBy) : LOT_WORDS.noLongerReady }];
  });
  return { picked: new Set(wanted.filter((number) => ready.has(number))), refused };
}

const TOWN = 'town:';

function afterButton(fields: URLSearchParams, homes: readonly HomeForLot[]): readonly string[] {
  const sent = fields.getAll('home');
  const button = fields.get(PICK_BUTTON) ?? '';
  if (button === 'none') return [];
  if (button === 'all') return homes.map(({ number }) => number);
  if (!button.startsWith(TOWN)) return sent;
  const town = homes.filter((home) => home.town === button.slice(TOWN.length)).map(({ number }) => number);
  return [...new Set([...sent, ...town])];
}

/** The form with the number of ticked homes and what their plans come to, wherever the officer gave nothing else. */
export function withSums(state: FormState, homes: readonly HomeForLot[], picked: PickedHomes['picked']): FormState {
  const values = new URLSearchParams(state.values);
  const chosen = homes.filter(({ number }) => picked.has(number));
  const total = chosen.length > 0 ? yuanOf(planTotal(chosen)) : '';
  const count = chosen.length > 0 ? String(chosen.length) : '';
  const [lastTotal = '', lastCount = ''] = (values.get('suggested') ?? '').split('/');
  setWhereOurs(values, nameOf(FORM, 'estimateFen'), lastTotal, total);
  setWhereOurs(values, nameOf(FORM, 'homesExpected'), lastCount, count);
  values.set('suggested', `${total}/${count}`);
  return { ...state, values };
}

/** What somebody typed stays; what was suggested before is suggested anew. */
function setWhereOurs(values: URLSearchParams, name: string, last: string, value: string): void {
  const now = values.get(name) ?? '';
  if (now === '' || now === last) values.set(name, value);
}
