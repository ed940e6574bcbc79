import type { Text } from '../../procedures/vocabulary.js';
import { describedBy, FormGroup } from '../forms/form-field.js';
import { useSay } from '../screen.js';

interface Props {
  readonly title: Text;
  /** As it was typed, where it was no year. */
  readonly value: string | number;
  readonly error: Text | undefined;
}

/** The year that a page is asked about, above what it shows. */
export function YearInput({ title, value, error }: Props) {
  const say = useSay();
  return (
    <FormGroup id="year" label={say(title)} error={error} isFilter>
      <input
        class="govuk-input govuk-input--width-4"
        id="year"
        name="year"
        inputMode="numeric"
        autocomplete="off"
        value={value}
        aria-describedby={describedBy('year', { error: error !== undefined })}
      />
    </FormGroup>
  );
}
