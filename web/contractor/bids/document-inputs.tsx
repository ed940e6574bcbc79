import type { FormState } from '../../forms/form-state.js';
import { filledText } from '../../filled-text.js';
import { FileInput } from '../../parts/file-input.js';
import { FileLimit } from '../../parts/file-limit.js';
import { TextInput } from '../../parts/text-input.js';
import { useSay } from '../../screen.js';
import { DOCUMENT_PLACES, fileName, titleName } from './sent-bid.js';
import { BID_WORDS } from './words.js';

/** Where the documents of a bid are chosen: a title and a file each. */
export function DocumentInputs({ state }: { readonly state: FormState }) {
  const say = useSay();
  return (
    <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say(BID_WORDS.attach)}</legend>
      <p class="govuk-hint">{say(BID_WORDS.attachHint, DOCUMENT_PLACES.length)}</p>
      {DOCUMENT_PLACES.map((place) => (
        <DocumentInput key={place} place={place} state={state} />
      ))}
      <FileLimit />
    </fieldset>
  );
}

function DocumentInput({ place, state }: { readonly place: number; readonly state: FormState }) {
  const say = useSay();
  const name = fileName(place);
  return (
    <div class="tongtu-row">
      <TextInput name={titleName(place)} title={filledText(BID_WORDS.documentTitle, place)} state={state} />
      <FileInput name={name} label={say(BID_WORDS.documentFile, place)} error={state.errors.get(name)} />
    </div>
  );
}
