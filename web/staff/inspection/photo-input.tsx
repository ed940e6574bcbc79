import type { ComponentChildren } from 'preact';
import type { Text } from '../../../procedures/vocabulary.js';
import { describedBy, ErrorMessage } from '../../forms/form-field.js';
import { idOf, slotName } from '../../forms/form-names.js';
import { useScreen } from '../../screen.js';
import { waitingSlot } from '../act/slot-inputs.js';

interface Props {
  readonly slot: string;
  /** Tells inputs of one slot apart. */
  readonly at?: string;
  readonly children: ComponentChildren;
  readonly error?: Text | undefined;
  /** The slot's title, in a form with other slots: on a phone what is chosen waits there until there is a line. */
  readonly waitsAs?: Text | undefined;
}

/** One button for one photograph. Neither `multiple` nor `capture`: only so every phone offers camera and album. */
export function PhotoInput({ slot, at, children, error, waitsAs }: Props) {
  const { say, onPhone } = useScreen();
  const id = at === undefined ? idOf(slotName(slot)) : `${idOf(slotName(slot))}-${at}`;
  return (
    <div
      class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}
      {...(waitsAs && onPhone && waitingSlot({ slot, title: waitsAs }, say))}
    >
      <label class="govuk-label" for={id}>
        {children}
      </label>
      {error && <ErrorMessage id={id} error={error} />}
      <input
        class="govuk-file-upload"
        id={id}
        name={slotName(slot)}
        type="file"
        accept="image/*"
        data-says-place
        aria-describedby={describedBy(id, { error: error !== undefined })}
      />
    </div>
  );
}
