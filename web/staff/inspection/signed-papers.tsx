import type { ShownAction } from '../../../desk/show-case.js';
import type { Errors } from '../../forms/form-fields.js';
import { drawnName } from '../../forms/drawn-signature.js';
import { slotName } from '../../forms/form-names.js';
import { DrawSignature, SignatureOnGlass } from '../../parts/signature-on-glass.js';
import { useSay } from '../../screen.js';
import { SlotStanding } from '../act/slot-inputs.js';
import { PhotoInput } from './photo-input.js';
import { INSPECTION_WORDS } from './words.js';

/** The slot that may be drawn on the glass. */
const SIGNATURE = 'householdSignature';

interface Props {
  readonly slots: ShownAction['evidence'];
  readonly values: URLSearchParams;
  readonly errors: Errors;
}

/** The papers of an acceptance, each a button; the household's signature is drawn with a finger or photographed. */
export function SignedPapers({ slots, values, errors }: Props) {
  const say = useSay();
  return (
    <>
      <p class="govuk-hint">{say(INSPECTION_WORDS.papersHint)}</p>
      {slots.map((slot) => (
        <div key={slot.slot}>
          {slot.slot === SIGNATURE && (
            <SignatureOnGlass slot={SIGNATURE} value={values.get(drawnName(SIGNATURE)) ?? ''} />
          )}
          <PhotoInput slot={slot.slot} waitsAs={slot.title} error={errors.get(slotName(slot.slot))}>
            {say(slot.title)} <SlotStanding slot={slot} />
          </PhotoInput>
        </div>
      ))}
      <DrawSignature />
    </>
  );
}
