import type { ShownAction } from '../../../desk/show-case.js';
import type { Errors } from '../../forms/form-fields.js';
import { slotName } from '../../forms/form-names.js';
import { useScreen } from '../../screen.js';
import { SlotStanding } from '../act/slot-inputs.js';
import { drawnName } from './inspection-fields.js';
import { PhotoInput } from './photo-input.js';
import { INSPECTION_WORDS } from './words.js';

/** The slot that may be drawn on the glass. */
export const SIGNATURE = 'householdSignature';

interface Props {
  readonly slots: ShownAction['evidence'];
  readonly values: URLSearchParams;
  readonly errors: Errors;
}

/** The papers of an acceptance, each a button; the household's signature is drawn with a finger or photographed. */
export function SignedPapers({ slots, values, errors }: Props) {
  const { say, asset } = useScreen();
  return (
    <>
      <p class="govuk-hint">{say(INSPECTION_WORDS.papersHint)}</p>
      {slots.map((slot) => (
        <div key={slot.slot}>
          {slot.slot === SIGNATURE && <SignatureOnGlass value={values.get(drawnName(SIGNATURE)) ?? ''} />}
          <PhotoInput slot={slot.slot} error={errors.get(slotName(slot.slot))}>
            {say(slot.title)} <SlotStanding slot={slot} />
          </PhotoInput>
        </div>
      ))}
      <script type="module" src={asset('draw-signature.js')} />
    </>
  );
}

/** Hidden until a script can draw: without one the signed sheet is photographed. */
function SignatureOnGlass({ value }: { readonly value: string }) {
  const { say } = useScreen();
  return (
    <div class="tongtu-signature" data-signature hidden>
      <p class="govuk-body govuk-!-margin-bottom-1" id="signature-title">
        {say(INSPECTION_WORDS.signHere)}
      </p>
      <canvas width={560} height={210} role="img" aria-labelledby="signature-title" />
      <input type="hidden" name={drawnName(SIGNATURE)} value={value} />
      <button class="govuk-button govuk-button--secondary" type="button">
        {say(INSPECTION_WORDS.signAgain)}
      </button>
    </div>
  );
}
