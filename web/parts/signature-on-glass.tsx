import type { ComponentChildren } from 'preact';
import { drawnName } from '../forms/drawn-signature.js';
import { useScreen } from '../screen.js';

const SIGN_HERE = {
  zh: '请户主用手指在框内签名；不便签名的，可拍下签字或按手印的纸质表。',
  en: 'The household signs here with a finger. Who cannot: photograph the sheet that was signed or thumb-printed.',
} as const;
const SIGN_AGAIN = { zh: '清除重签', en: 'Clear and sign again' } as const;

interface Props {
  readonly slot: string;
  /** What was drawn before, where a form comes back. */
  readonly value?: string;
  /** What stands below, hidden with the rest where nothing can be drawn. */
  readonly children?: ComponentChildren;
}

/** Hidden until a script can draw: without one the signed sheet is photographed. */
export function SignatureOnGlass({ slot, value = '', children }: Props) {
  const { say } = useScreen();
  return (
    <div class="tongtu-signature" data-signature hidden>
      <p class="govuk-body govuk-!-margin-bottom-1" id="signature-title">
        {say(SIGN_HERE)}
      </p>
      <canvas width={560} height={210} role="img" aria-labelledby="signature-title" />
      <input type="hidden" name={drawnName(slot)} value={value} />
      <button class="govuk-button govuk-button--secondary" type="button">
        {say(SIGN_AGAIN)}
      </button>{' '}
      {children}
    </div>
  );
}

/** The script that lets a finger draw; once on a page. */
export function DrawSignature() {
  const { asset } = useScreen();
  return <script type="module" src={asset('draw-signature.js')} />;
}
