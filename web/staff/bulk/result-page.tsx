import type { BulkAct } from '../../../desk/bulk-acts.js';
import type { BulkAction, SelectedCase } from '../../../desk/bulk-cases.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { Page } from '../../layout/page.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { BackToQueue } from './back-to-queue.js';
import { actField, typedFields, whyField } from './bulk-fields.js';
import { BulkTable } from './bulk-table.js';
import { BULK_WORDS } from './words.js';

/** What became of one case. */
export interface ResultLine extends Pick<SelectedCase, 'id' | 'number' | 'place' | 'stepTitle'> {
  readonly kind: 'refused' | 'unknown' | 'done';
  readonly said: Text | string;
}

export interface ResultPageProps {
  readonly of: BulkAction;
  readonly lines: readonly ResultLine[];
  readonly names: ReadonlyMap<string, string>;
  readonly queue: string | null;
  /** Tidy fields of the form. */
  readonly values: URLSearchParams;
  /** The acts whose outcome is not known, to be sent again as they are. */
  readonly again: readonly BulkAct[];
  /** Why cases were not acted on, by case. */
  readonly whys: ReadonlyMap<string, string>;
}

const KINDS = ['refused', 'unknown', 'done'] as const;

const TITLES = {
  refused: BULK_WORDS.summaryRefused,
  unknown: BULK_WORDS.summaryUnknown,
  done: BULK_WORDS.summary,
} as const satisfies Record<ResultLine['kind'], Text>;

/** One result for each case, those that were not done first. */
export function ResultPage(props: ResultPageProps) {
  const { of, lines, names, queue } = props;
  const say = useSay();
  const result = {
    title: BULK_WORDS.result,
    value: ({ said }: ResultLine) => (typeof said === 'string' ? said : say(said)),
  };
  return (
    <Page title={BULK_WORDS.results}>
      <BackToQueue queue={queue} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">
          {say(BULK_WORDS.bulk)}
          {say(MARKS.colon)}
          {say(of.action.title)}
        </span>
        {say(BULK_WORDS.results)}
      </h1>
      {KINDS.map((kind) => {
        const some = lines.filter((line) => line.kind === kind);
        if (some.length === 0) return null;
        return (
          <section key={kind} class="tongtu-panel">
            <h2 class="govuk-heading-m">{say(TITLES[kind], some.length)}</h2>
            {kind === 'unknown' && <Again {...props} />}
            <BulkTable lines={some} {...{ names, queue }} more={[result]} />
            {kind === 'refused' && <Download {...props} />}
          </section>
        );
      })}
    </Page>
  );
}

function Again({ values, again, whys }: ResultPageProps) {
  const say = useSay();
  const refused = [...whys].map(([id, words]) => whyField(id, words));
  return (
    <form method="post" action="/bulk/run">
      <HiddenFields token fields={[...typedFields(values), ...again.map(actField), ...refused]} />
      <p class="govuk-body">{say(BULK_WORDS.unknownLead)}</p>
      <button class="govuk-button">{say(BULK_WORDS.repeat, again.length)}</button>
    </form>
  );
}

function Download({ whys }: ResultPageProps) {
  const say = useSay();
  return (
    <form method="post" action="/bulk/refused.csv">
      <HiddenFields token fields={[...whys].map(([id, words]) => whyField(id, words))} />
      <button class="govuk-button govuk-button--secondary">{say(BULK_WORDS.download)}</button>
    </form>
  );
}
