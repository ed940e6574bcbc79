import type { Sampling } from '../../../desk/list-samplings.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { PlainForm } from './plain-form.js';
import { FREEZE_FORM } from './sampling-forms.js';
import { SAMPLING_WORDS } from './words.js';

interface Props {
  readonly samplings: readonly Sampling[];
  /** Where each leads. */
  readonly base: string;
  readonly mayFreeze: boolean;
  readonly state: FormState;
  /** How many homes fit, when that was asked. */
  readonly count?: number | undefined;
}

/** The city's samplings, and freezing the next list. */
export function SamplingsPage({ samplings, base, mayFreeze, state, count }: Props) {
  const say = useSay();
  return (
    <Page title={SAMPLING_WORDS.title} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{say(SAMPLING_WORDS.title)}</h1>
      {mayFreeze && (
        <Panel title={SAMPLING_WORDS.freeze}>
          <p class="govuk-hint">{say(SAMPLING_WORDS.freezeHint)}</p>
          {count !== undefined && <p class="govuk-inset-text">{say(SAMPLING_WORDS.countIs, count)}</p>}
          <PlainForm action="/samplings" form={FREEZE_FORM} state={state} submit={SAMPLING_WORDS.freezeNow}>
            <p>
              <button class="govuk-button govuk-button--secondary" name={COUNT_ONLY} value="yes">
                {say(SAMPLING_WORDS.countNow)}
              </button>
            </p>
          </PlainForm>
        </Panel>
      )}
      <SamplingTable {...{ samplings, base }} />
    </Page>
  );
}

/** The button that counts and freezes nothing. It stands first, so that the Enter key freezes nothing either. */
export const COUNT_ONLY = 'countOnly';

/** Samplings in a table, each leading to its page. */
export function SamplingTable({ samplings, base }: Pick<Props, 'samplings' | 'base'>) {
  const say = useSay();
  if (samplings.length === 0) return <p class="govuk-body">{say(SAMPLING_WORDS.none)}</p>;
  const columns: readonly Column<Sampling>[] = [
    {
      title: SAMPLING_WORDS.published,
      value: ({ id, publishedOn }) => (
        <a class="govuk-link" href={`${base}/${id}`}>
          {publishedOn}
        </a>
      ),
    },
    { title: SAMPLING_WORDS.accepted, value: ({ acceptedFrom, acceptedTo }) => `${acceptedFrom} – ${acceptedTo}` },
    { title: SAMPLING_WORDS.count, value: ({ count }) => count, number: true },
    { title: SAMPLING_WORDS.size, value: ({ size }) => size, number: true },
    {
      title: SAMPLING_WORDS.state,
      value: ({ draw }) =>
        draw ? (
          <span class="tongtu-tag tongtu-tag--done">{`${say(SAMPLING_WORDS.drawn)} ${draw.drawnOn}`}</span>
        ) : (
          <span class="tongtu-tag tongtu-tag--soon">{say(SAMPLING_WORDS.waits)}</span>
        ),
    },
  ];
  return <StackedTable columns={columns} rows={samplings} />;
}
