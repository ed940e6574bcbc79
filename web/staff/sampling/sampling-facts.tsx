import type { Sampling } from '../../../desk/list-samplings.js';
import { momentOf } from '../../dates.js';
import { SummaryList } from '../../parts/summary-list.js';
import { useSay } from '../../screen.js';
import { FREEZE_FORM } from './sampling-forms.js';
import { SAMPLING_WORDS } from './words.js';

interface Props {
  readonly sampling: Sampling;
  /** Where the bytes of the list lie. */
  readonly list: string;
}

/** What is published of a sampling before and after its draw. */
export function SamplingFacts({ sampling, list }: Props) {
  const say = useSay();
  const { programme, acceptedFrom, acceptedTo, publishedAt, count, size, listSha256, draw } = sampling;
  const { options } = FREEZE_FORM.programme;
  const rows = [
    [SAMPLING_WORDS.programme, say(options[programme] ?? { zh: programme, en: programme })],
    [SAMPLING_WORDS.accepted, `${acceptedFrom} – ${acceptedTo}`],
    [SAMPLING_WORDS.published, momentOf(publishedAt)],
    [SAMPLING_WORDS.count, count],
    [SAMPLING_WORDS.size, size],
    [SAMPLING_WORDS.hash, <code>{listSha256}</code>],
    ...(draw
      ? ([
          [SAMPLING_WORDS.seed, draw.seed],
          [SAMPLING_WORDS.source, draw.source],
          [SAMPLING_WORDS.drawnOn, draw.drawnOn],
          [SAMPLING_WORDS.document, draw.document],
        ] as const)
      : []),
  ] as const;
  return (
    <>
      <SummaryList rows={rows.map(([key, value]) => ({ key: say(key), value }))} />
      <p class="govuk-body">
        <a class="govuk-link" href={list} download>
          {say(SAMPLING_WORDS.list)}
        </a>
      </p>
    </>
  );
}
