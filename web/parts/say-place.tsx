import { useScreen } from '../screen.js';
import { WORDS } from '../words.js';

/** Has a phone's browser say where it is and when a photograph was taken, for inputs marked `data-says-place`. */
export function SayPlace() {
  const { say, asset } = useScreen();
  return (
    <>
      <p class="govuk-hint" data-place-hint hidden>
        {say(WORDS.placeHint)}
      </p>
      <script type="module" src={asset('say-place.js')} />
    </>
  );
}
