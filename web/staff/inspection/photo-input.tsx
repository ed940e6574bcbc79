import type { ComponentChildren } from 'preact';
import type { Text } from '../../../procedures/vocabulary.js';
import { describedBy, ErrorMessage } from '../../forms/form-field.js';
import { idOf, slotName } from '../../forms/form-names.js';

interface Props {
  readonly slot: string;
  /** Tells inputs of one slot apart. */
  readonly at?: string;
  readonly children: ComponentChildren;
  readonly error?: Text | undefined;
}

/** One button for one photograph. Neither `multiple` nor `capture`: only so every phone offers camera and album. */
export function PhotoInput({ slot, at, children, error }: Props) {
  const id = at === undefined ? idOf(slotName(slot)) : `${idOf(slotName(slot))}-${at}`;
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
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
