import type { SamplingWithVisits } from '../../../desk/list-samplings.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { RoomName } from '../inspection/rework-rounds.js';
import { PlainForm } from './plain-form.js';
import { SamplingFacts } from './sampling-facts.js';
import { DRAW_FORM } from './sampling-forms.js';
import { SAMPLING_WORDS } from './words.js';

interface Props {
  readonly sampling: SamplingWithVisits;
  readonly maySample: boolean;
  /** The public's page of the same sampling. */
  readonly published: string;
  readonly state: FormState;
}

/** One sampling: what is published, its draw, and what was found at the homes. */
export function SamplingPage({ sampling, maySample, published, state }: Props) {
  const say = useSay();
  const { id, publishedOn, draw } = sampling;
  return (
    <Page title={say(SAMPLING_WORDS.one, publishedOn)} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <a class="govuk-back-link" href="/samplings">
        {say(SAMPLING_WORDS.title)}
      </a>
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{say(SAMPLING_WORDS.one, publishedOn)}</h1>
      <SamplingFacts sampling={sampling} list={`${published}/list.txt`} />
      <p class="govuk-body">
        <a class="govuk-link" href={published}>
          {say(SAMPLING_WORDS.publicPage)}
        </a>
      </p>
      {!draw && maySample && (
        <Panel title={SAMPLING_WORDS.draw}>
          <p class="govuk-hint">{say(SAMPLING_WORDS.drawHint)}</p>
          <PlainForm action={`/samplings/${id}/draw`} form={DRAW_FORM} state={state} submit={SAMPLING_WORDS.drawNow} />
        </Panel>
      )}
      {draw && <Sample sampling={sampling} maySample={maySample} />}
    </Page>
  );
}

function Sample({ sampling, maySample }: Pick<Props, 'sampling' | 'maySample'>) {
  const say = useSay();
  const { id, sample, visits } = sampling;
  const columns: readonly Column<SamplingWithVisits['sample'][number]>[] = [
    { title: SAMPLING_WORDS.rank, value: ({ rank }) => rank },
    { title: SAMPLING_WORDS.number, value: ({ number }) => number },
    {
      title: SAMPLING_WORDS.result,
      value: ({ number }) => <Visits visits={visits.filter((visit) => visit.number === number)} />,
    },
  ];
  const entering: Column<SamplingWithVisits['sample'][number]> = {
    title: SAMPLING_WORDS.visit,
    value: ({ number }) => (
      <a class="govuk-link" href={`/samplings/${id}/visit?number=${encodeURIComponent(number)}`}>
        {say(SAMPLING_WORDS.enter, number)}
      </a>
    ),
  };
  return (
    <Panel title={SAMPLING_WORDS.sample}>
      <StackedTable columns={maySample ? [...columns, entering] : columns} rows={sample} />
    </Panel>
  );
}

/** The visits of one home, the first one first. */
export function Visits({ visits }: Pick<SamplingWithVisits, 'visits'>) {
  const say = useSay();
  if (visits.length === 0) return <span class="tongtu-muted">{say(SAMPLING_WORDS.notVisited)}</span>;
  return (
    <div>
      {visits.map(({ id, visitedOn, passed, findings, deadline, photos }) => (
        <div key={id}>
          <span class={`tongtu-tag tongtu-tag--${passed ? 'done' : 'soon'}`}>
            {passed ? say(SAMPLING_WORDS.passed) : say(SAMPLING_WORDS.found, deadline ?? '')}
          </span>{' '}
          {visitedOn}
          {findings.length > 0 && (
            <ul class="govuk-list govuk-list--bullet govuk-!-font-size-16 govuk-!-margin-bottom-1">
              {findings.map(({ room, defect }, at) => (
                <li key={at}>
                  <RoomName room={room} />
                  {say(MARKS.colon)}
                  {defect}
                </li>
              ))}
            </ul>
          )}
          {photos.map((photo, at) => (
            <a key={photo} class="govuk-link govuk-!-margin-right-2" href={`/sampling-visits/${id}/photos/${photo}`}>
              {say(SAMPLING_WORDS.photo, at + 1)}
            </a>
          ))}
        </div>
      ))}
    </div>
  );
}
