import type { Org } from '../../desk/list-orgs.js';
import { useSay } from '../screen.js';
import { WORDS } from '../words.js';
import { MARKS } from '../marks.js';

/** For which place something is opened: said where there is only one, else chosen. */
export function PlaceInput({ places, value }: { readonly places: readonly Org[]; readonly value: string }) {
  const say = useSay();
  const [only] = places;
  if (places.length === 1 && only)
    return (
      <p class="govuk-body">
        {say(WORDS.where)}
        {say(MARKS.colon)}
        <strong>{only.name}</strong>
        <input type="hidden" name="placeId" value={only.id} />
      </p>
    );
  return (
    <div class="govuk-form-group">
      <label class="govuk-label govuk-!-font-weight-bold" for="placeId">
        {say(WORDS.where)}
      </label>
      <select class="govuk-select" id="placeId" name="placeId">
        {places.map(({ id, name }) => (
          <option key={id} value={id} selected={id === value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
