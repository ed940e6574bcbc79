import type { ShownCase } from '../../desk/show-case.js';
import { WORK_WORDS } from '../contractor/words.js';
import { useSay, useScreen } from '../screen.js';
import { PHOTO_WORDS } from './photo-words.js';

interface Props {
  /** The case whose page it is; none on a list. */
  readonly home?: Pick<ShownCase, 'id' | 'number'>;
  /** On a page with a form to fill in, which nobody is asked to show anew. */
  readonly inForm?: boolean;
}

/** What waits on the phone; hidden until a script has something to say. */
export function PhotoQueue({ home, inForm = false }: Props) {
  const { say, asset, url } = useScreen();
  const words = Object.fromEntries(Object.entries(PHOTO_WORDS).map(([name, text]) => [name, say(text)]));
  const [path = ''] = url.split('?');
  return (
    <>
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
        {!inForm && (
          <p class="govuk-body govuk-!-margin-bottom-0" data-part="reload" hidden>
            <a class="govuk-link" href={path}>
              {say(WORK_WORDS.reload)}
            </a>
          </p>
        )}
      </div>
      <script type="module" src={asset('send-photos.js')} />
    </>
  );
}

/** That a page is a copy kept on the phone, where it is one. A page with this is kept. */
export function CopyNotice() {
  return <div class="govuk-inset-text" data-copy hidden />;
}

/** Says that what was typed on this phone and not sent is filled in again. */
export function FilledIn() {
  const say = useSay();
  return (
    <p class="govuk-inset-text" data-filled-in tabIndex={-1} hidden>
      {say(WORK_WORDS.filledIn)}
    </p>
  );
}

/** Says in an act's form, once it was pressed, which photographs it waits for. */
export function FormWaits() {
  return <div class="govuk-body govuk-!-font-weight-bold" role="status" data-form-waits />;
}
