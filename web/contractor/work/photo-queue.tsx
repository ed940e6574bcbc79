import type { ShownCase } from '../../../desk/show-case.js';
import { useScreen } from '../../screen.js';
import { PHOTO_WORDS } from '../photo-words.js';
import { WORK_WORDS } from '../words.js';

/** What waits on the phone, and that a page is a copy; hidden until a script has something to say. */
export function PhotoQueue({ home }: { readonly home?: Pick<ShownCase, 'id' | 'number'> }) {
  const { say, asset, url } = useScreen();
  const words = Object.fromEntries(Object.entries(PHOTO_WORDS).map(([name, text]) => [name, say(text)]));
  const [path = ''] = url.split('?');
  return (
    <>
      <div class="govuk-inset-text" data-copy hidden />
      <div
        class="tongtu-waiting"
        data-photo-queue
        data-case={home?.id}
        data-number={home?.number}
        data-words={JSON.stringify(words)}
        hidden
      >
        <div role="status" data-part="lines" />
        <ul class="govuk-list" data-part="homes" />
        <p class="govuk-body govuk-!-margin-bottom-0" data-part="sign-in" hidden>
          <a class="govuk-link" href={`/sign-in?back=${encodeURIComponent(path)}`}>
            {say(WORK_WORDS.signInAgain)}
          </a>
        </p>
        <p class="govuk-body govuk-!-margin-bottom-0" data-part="reload" hidden>
          <a class="govuk-link" href={path}>
            {say(WORK_WORDS.reload)}
          </a>
        </p>
      </div>
      <script type="module" src={asset('send-photos.js')} />
    </>
  );
}
