import type { HomeForLot } from '../../../desk/homes-for-lot.js';
import { PickOne } from '../../forms/pick-list.js';
import { amountOf } from '../../money.js';
import { reasonOf } from '../../reason.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { MARKS } from '../../marks.js';
import { asSuggestion } from './homes-to-pick.js';
import { LOT_WORDS } from './words.js';

/** A press of it shows the page again with other homes ticked: `all`, `none`, `sum`, `town:…`. */
export const PICK_BUTTON = '_pick';

/** The homes that wait for a lot, to be ticked one by one, by town or all, with what the ticked ones come to. */
export function HomesToTick({
  homes,
  picked,
}: {
  readonly homes: readonly HomeForLot[];
  readonly picked: ReadonlySet<string>;
}) {
  const say = useSay();
  if (homes.length === 0) return <p class="govuk-inset-text">{say(LOT_WORDS.noHomesReady)}</p>;
  const towns = [...new Set(homes.map(({ town }) => town))];
  const chosen = homes.filter(({ number }) => picked.has(number));
  return (
    <fieldset class="govuk-fieldset govuk-form-group" id="homes" tabIndex={-1}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say(LOT_WORDS.waitingHomes)}</legend>
      {/* What Enter presses: it adds up, and plans nothing. */}
      <button
        class="govuk-visually-hidden"
        name={PICK_BUTTON}
        value="sum"
        tabIndex={-1}
        aria-hidden="true"
        formNoValidate
      >
        {say(LOT_WORDS.addUp)}
      </button>
      <div class="govuk-button-group">
        <Pick value="all" text={say(WORDS.pickAll)} />
        <Pick value="none" text={say(LOT_WORDS.pickNone)} />
        {towns.map((town) => (
          <Pick key={town} value={`town:${town}`} text={say(WORDS.pickGroup, town)} />
        ))}
      </div>
      {towns.map((town) => (
        <HomesOfTown key={town} town={town} homes={homes.filter((home) => home.town === town)} picked={picked} />
      ))}
      <p class="govuk-body" role="status">
        <strong>{say(LOT_WORDS.chosen, chosen.length)}</strong>
        {say(MARKS.comma)}
        {say(LOT_WORDS.chosenTotal, amountOf(planTotal(chosen)))}
      </p>
      <Pick value="sum" text={say(LOT_WORDS.addUp)} />
    </fieldset>
  );
}

interface OfTownProps {
  readonly town: string;
  readonly homes: readonly HomeForLot[];
  readonly picked: ReadonlySet<string>;
}

function HomesOfTown({ town, homes, picked }: OfTownProps) {
  return (
    <div class="tongtu-picks" role="group" aria-label={town}>
      <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{town}</p>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        {homes.map((home) => (
          <PickOne
            key={home.number}
            name="home"
            id={`home-${home.number}`}
            checked={picked.has(home.number)}
            offer={{ ...asSuggestion(home), ...(home.blockedBy ? { blocked: reasonOf(home.blockedBy) } : {}) }}
          />
        ))}
      </div>
    </div>
  );
}

/** What the plans of these homes come to, in fen. */
export function planTotal(homes: readonly Pick<HomeForLot, 'plannedFen'>[]): bigint {
  return homes.reduce((sum, { plannedFen }) => sum + BigInt(plannedFen ?? '0'), 0n);
}

function Pick({ value, text }: { readonly value: string; readonly text: string }) {
  return (
    <button class="govuk-button govuk-button--secondary" name={PICK_BUTTON} value={value} formNoValidate>
      {text}
    </button>
  );
}
