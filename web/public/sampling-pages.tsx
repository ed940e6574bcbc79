import type { PublicSamplings, Sampling } from '../../desk/list-samplings.js';
import { Page } from '../layout/page.js';
import { Panel } from '../parts/panel.js';
import { type Column, StackedTable } from '../parts/stacked-table.js';
import { useSay } from '../screen.js';
import { SamplingFacts } from '../staff/sampling/sampling-facts.js';
import { SamplingTable } from '../staff/sampling/samplings-page.js';
import { SAMPLING_WORDS } from '../staff/sampling/words.js';

/** A county's samplings, for everyone. */
export function PublicSamplingsPage({
  published: { county, samplings },
  base,
}: {
  readonly published: PublicSamplings;
  readonly base: string;
}) {
  const say = useSay();
  return (
    <Page title={SAMPLING_WORDS.title}>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{county}</span>
        {say(SAMPLING_WORDS.title)}
      </h1>
      <p class="govuk-body">{say(SAMPLING_WORDS.publicLead)}</p>
      <SamplingTable {...{ samplings, base }} />
    </Page>
  );
}

const COLUMNS: readonly Column<Sampling['sample'][number]>[] = [
  { title: SAMPLING_WORDS.rank, value: ({ rank }) => rank },
  { title: SAMPLING_WORDS.number, value: ({ number }) => number },
  { title: SAMPLING_WORDS.key, value: ({ key }) => <code>{key}</code> },
];

/** One sampling with its list, seed and sample, and how to check them. */
export function PublicSamplingPage({
  county,
  sampling,
  base,
}: {
  readonly county: string;
  readonly sampling: Sampling;
  readonly base: string;
}) {
  const say = useSay();
  return (
    <Page title={say(SAMPLING_WORDS.one, sampling.publishedOn)}>
      <a class="govuk-back-link" href={base}>
        {say(SAMPLING_WORDS.title)}
      </a>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{county}</span>
        {say(SAMPLING_WORDS.one, sampling.publishedOn)}
      </h1>
      <p class="govuk-body">{say(SAMPLING_WORDS.howToCheck)}</p>
      <SamplingFacts sampling={sampling} list={`${base}/${sampling.id}/list.txt`} />
      <Panel title={SAMPLING_WORDS.sample}>
        {sampling.draw ? (
          <StackedTable columns={COLUMNS} rows={sampling.sample} />
        ) : (
          <p class="govuk-body">{say(SAMPLING_WORDS.notDrawnYet)}</p>
        )}
      </Panel>
    </Page>
  );
}
