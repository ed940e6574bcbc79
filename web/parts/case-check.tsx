import { useSay } from '../screen.js';
import { WORDS } from '../words.js';

interface Props {
  readonly id: string;
  readonly number: string;
  readonly checked: boolean;
}

/** Takes a case into a selection. */
export function CaseCheck({ id, number, checked }: Props) {
  const say = useSay();
  return (
    <label class="tongtu-check">
      <input type="checkbox" name="case" value={id} checked={checked} />
      <span class="govuk-visually-hidden">{say(WORDS.pickCase, number)}</span>
    </label>
  );
}
