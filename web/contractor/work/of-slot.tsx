import type { Text } from '../../../procedures/vocabulary.js';
import { MARKS } from '../../marks.js';
import { useSay } from '../../screen.js';

/** Which slot a button is for: read aloud, where the eye sees it by the place. */
export function OfSlot({ title }: { readonly title: Text }) {
  const say = useSay();
  return (
    <span class="govuk-visually-hidden">
      {say(MARKS.colon)}
      {say(title)}
    </span>
  );
}
