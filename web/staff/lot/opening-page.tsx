import { randomUUID } from 'node:crypto';
import type { ShownAction } from '../../../desk/show-case.js';
import { describedBy, ErrorMessage } from '../../forms/form-field.js';
import type { FormState } from '../../forms/form-state.js';
import { Due } from '../../parts/due.js';
import { Panel } from '../../parts/panel.js';
import { reasonOf } from '../../reason.js';
import { useSay, useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { MARKS } from '../../marks.js';
import { BidsTable } from './bids-table.js';
import { LotActs } from './lot-acts.js';
import type { LotAtHand } from './lot-at-hand.js';
import { LotFrame, type FrameProps } from './lot-frame.js';
import { SealedBids } from './lot-panels.js';
import { LOT_WORDS } from './words.js';

interface Props extends LotAtHand, Pick<FrameProps, 'done'> {
  /** What the second officer typed and what was wrong with it. */
  readonly state: FormState;
}

/** The opening of the bids by two officers at one screen, and what was found in them. */
export function OpeningPage({ state, done, ...at }: Props) {
  const say = useSay();
  const { shown, lot } = at;
  const isOpened = lot.bids.some(({ body }) => body !== null);
  const authorise = shown.actions.find(({ name }) => name === 'authoriseOpening');
  const open = shown.actions.find(({ name }) => name === 'openBids');
  return (
    <LotFrame {...at} title={LOT_WORDS.opening} done={done} errors={state.errors} general={state.general}>
      {isOpened ? (
        <>
          <p class="govuk-body">
            <a class="govuk-link" href={`/lots/${shown.id}/opening-record`}>
              {say(LOT_WORDS.toRecord)}
            </a>
          </p>
          <BidsTable lot={lot} estimateFen={String(shown.facts.estimateFen)} lotId={shown.id} />
        </>
      ) : (
        <Panel title={WORDS.bids}>
          <SealedBids bids={lot.bids} />
        </Panel>
      )}
      {!isOpened && !open && !shown.closed && <TooEarly {...at} />}
      {authorise && open && <Steps at={at} open={open} state={state} />}
    </LotFrame>
  );
}

function TooEarly({ shown }: LotAtHand) {
  const say = useSay();
  return (
    <p class="govuk-inset-text">
      {say(LOT_WORDS.tooEarly)} {say(LOT_WORDS.closes)}
      {say(MARKS.colon)}
      <Due lastDay={String(shown.facts.bidDeadline)} today={shown.today} />
    </p>
  );
}

interface StepsProps {
  readonly at: LotAtHand;
  readonly open: ShownAction;
  readonly state: FormState;
}

/** First the one who is signed in authorises; then another signs in on the same page and opens. */
function Steps({ at, open, state }: StepsProps) {
  const { say, person } = useScreen();
  const authorised = at.shown.timeline.filter(({ action }) => action === 'authoriseOpening');
  const goOn = `/lots/${at.shown.id}/opening`;
  const names = authorised.flatMap((event) => event.person ?? []);
  return (
    <>
      <h2 class="govuk-heading-m">{say(LOT_WORDS.firstOfficer)}</h2>
      {names.length > 0 ? (
        <p class="govuk-body">{say(LOT_WORDS.authorisedBy, names.join(say(MARKS.and)))}</p>
      ) : (
        <>
          <p class="govuk-body">{say(LOT_WORDS.firstHint, person?.name)}</p>
          <LotActs at={at} names={['authoriseOpening']} goOn={goOn} />
        </>
      )}
      <h2 class="govuk-heading-m">{say(LOT_WORDS.secondOfficer)}</h2>
      {names.length > 0 ? (
        <SecondOfficer shown={at.shown} state={state} />
      ) : (
        <p class="govuk-inset-text">{open.blockedBy && say(reasonOf(open.blockedBy))}</p>
      )}
    </>
  );
}

/** Login and password of the second officer, for this one act; the session stays the first one's. */
function SecondOfficer({ shown, state: { values, errors } }: Pick<StepsProps, 'state'> & Pick<LotAtHand, 'shown'>) {
  const { say, csrf } = useScreen();
  return (
    <Panel title={LOT_WORDS.openNow}>
      <form method="post" action={`/lots/${shown.id}/opening`} noValidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="requestId" value={values.get('requestId') ?? randomUUID()} />
        <input type="hidden" name="seq" value={shown.seq} />
        <p class="govuk-body">{say(LOT_WORDS.secondHint)}</p>
        <Typed name="login" text={WORDS.login} value={values.get('login') ?? ''} errors={errors} />
        <Typed name="password" text={WORDS.password} isSecret errors={errors} />
        <button class="govuk-button" data-prevent-double-click>
          {say(LOT_WORDS.openNow)}
        </button>
      </form>
    </Panel>
  );
}

interface TypedProps {
  readonly name: string;
  readonly text: (typeof WORDS)['login' | 'password'];
  readonly value?: string;
  readonly isSecret?: boolean;
  readonly errors: FormState['errors'];
}

function Typed({ name, text, value = '', isSecret = false, errors }: TypedProps) {
  const say = useSay();
  const error = errors.get(name);
  const id = `second-${name}`;
  const common = {
    class: 'govuk-input govuk-input--width-20',
    id: name,
    name,
    autoComplete: 'off',
    autoCapitalize: 'none',
    spellcheck: false,
    'aria-describedby': describedBy(id, { error: error !== undefined }),
  } as const;
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label govuk-!-font-weight-bold" for={name}>
        {say(text)}
      </label>
      {error && <ErrorMessage id={id} error={error} />}
      {isSecret ? <input {...common} type="password" /> : <input {...common} type="text" value={value} />}
    </div>
  );
}
