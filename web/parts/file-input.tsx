import type { Text } from '../../procedures/vocabulary.js';
import { describedBy, ErrorMessage } from '../forms/form-field.js';
import { idOf } from '../forms/form-names.js';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly error: Text | undefined;
}

/** Where one file is chosen. Neither `multiple` nor `capture`: only so every phone offers camera, album and papers. */
export function FileInput({ name, label, error }: Props) {
  const id = idOf(name);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      {error && <ErrorMessage id={id} error={error} />}
      <input
        class="govuk-file-upload"
        id={id}
        name={name}
        type="file"
        accept="image/*,application/pdf"
        aria-describedby={describedBy(id, { error: error !== undefined })}
      />
    </div>
  );
}
