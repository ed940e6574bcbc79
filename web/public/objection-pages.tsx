import { randomUUID } from 'node:crypto';
import type { ObjectionReceipt } from '../../desk/object-to-notice.js';
import { OBJECTION_FORM } from '../../desk/objection-form.js';
import type { ObjectionOutcome } from '../../desk/objection-outcome.js';
import { momentOf } from '../dates.js';
import { ErrorSummary } from '../forms/error-summary.js';
import { FormFields } from '../forms/form-fields.js';
import type { FormState } from '../forms/form-state.js';
import { Page } from '../layout/page.js';
import { inFours } from '../parts/in-fours.js';
import { SummaryList } from '../parts/summary-list.js';
import { TextInput } from '../parts/text-input.js';
import { useSay } from '../screen.js';
import { ObjectionFileInputs } from './objection-files.js';
import { OBJECTION_WORDS } from './objection-words.js';
import { PUBLIC_WORDS } from './words.js';

/** A field that people do not see and must leave empty; programs that fill in everything do not. */
export const TRAP = 'website';

interface OfForm {
  /** The public pages of the county. */
  readonly base: string;
  readonly state: FormState;
}

const hasErrors = ({ errors, general }: FormState): boolean => errors.size > 0 || general.length > 0;

/** The form with which anybody objects to one publicity. */
export function ObjectionPage({ base, number, state }: OfForm & { readonly number: string }) {
  const say = useSay();
  return (
    <Page title={OBJECTION_WORDS.title} hasErrors={hasErrors(state)}>
      <BackToNotices base={base} />
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{say(OBJECTION_WORDS.against, number)}</h1>
      <p class="govuk-body">{say(OBJECTION_WORDS.lead)}</p>
      <p class="govuk-body">{say(OBJECTION_WORDS.office)}</p>
      <form
        method="post"
        action={`${base}/objections/${encodeURIComponent(number)}`}
        encType="multipart/form-data"
        noValidate
      >
        <input type="hidden" name="requestId" value={state.values.get('requestId') ?? randomUUID()} />
        <FormFields form={OBJECTION_FORM} values={state.values} errors={state.errors} />
        <ObjectionFileInputs errors={state.errors} />
        <div class="govuk-visually-hidden" aria-hidden="true">
          <label for={TRAP}>{say(OBJECTION_WORDS.trap)}</label>
          <input id={TRAP} name={TRAP} type="text" tabIndex={-1} autoComplete="off" />
        </div>
        <button class="govuk-button" data-prevent-double-click>
          {say(OBJECTION_WORDS.send)}
        </button>
      </form>
    </Page>
  );
}

/** What the objector takes along: shown once. */
export function ObjectionReceiptPage({ base, kept }: { readonly base: string; readonly kept: ObjectionReceipt }) {
  const say = useSay();
  return (
    <Page title={OBJECTION_WORDS.received}>
      <BackToNotices base={base} />
      <h1 class="govuk-heading-l">{say(OBJECTION_WORDS.received)}</h1>
      <SummaryList
        rows={[
          { key: say(OBJECTION_WORDS.receipt), value: <strong>{kept.receipt}</strong> },
          { key: say(OBJECTION_WORDS.code), value: <strong>{inFours(kept.code)}</strong> },
          { key: say(OBJECTION_WORDS.receivedAt), value: momentOf(kept.receivedAt) },
        ]}
      />
      <p class="govuk-inset-text">{say(OBJECTION_WORDS.keep)}</p>
      <a class="govuk-link" href={`${base}/objections`}>
        {say(OBJECTION_WORDS.toOutcome)}
      </a>
    </Page>
  );
}

/** Asking with receipt and code what became of an objection. */
export function ObjectionOutcomePage({
  base,
  state,
  found,
}: OfForm & { readonly found?: ObjectionOutcome | undefined }) {
  const say = useSay();
  return (
    <Page title={OBJECTION_WORDS.toOutcome} hasErrors={hasErrors(state)}>
      <BackToNotices base={base} />
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{say(OBJECTION_WORDS.toOutcome)}</h1>
      {found ? (
        <Outcome found={found} />
      ) : (
        <form method="post" action={`${base}/objections`} noValidate>
          <TextInput name="receipt" title={OBJECTION_WORDS.receipt} state={state} />
          <TextInput name="code" title={OBJECTION_WORDS.code} state={state} kind="numeric" />
          <button class="govuk-button">{say(OBJECTION_WORDS.ask)}</button>
        </form>
      )}
    </Page>
  );
}

function Outcome({ found: { receipt, receivedAt, state, result, note, answeredAt } }: { found: ObjectionOutcome }) {
  const say = useSay();
  return (
    <SummaryList
      rows={[
        { key: say(OBJECTION_WORDS.receipt), value: receipt },
        { key: say(OBJECTION_WORDS.receivedAt), value: momentOf(receivedAt) },
        { key: say(OBJECTION_WORDS.state), value: <strong>{say(OBJECTION_WORDS[state], result ?? undefined)}</strong> },
        ...(note === null ? [] : [{ key: say(OBJECTION_WORDS.note), value: note }]),
        ...(answeredAt === null ? [] : [{ key: say(OBJECTION_WORDS.answeredAt), value: momentOf(answeredAt) }]),
      ]}
    />
  );
}

/** The way back to what the county makes public. */
export function BackToNotices({ base }: { readonly base: string }) {
  const say = useSay();
  return (
    <a class="govuk-back-link" href={base}>
      {say(PUBLIC_WORDS.title)}
    </a>
  );
}
