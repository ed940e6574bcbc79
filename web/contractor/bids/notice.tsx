import type { ShownTender } from '../../../desk/show-tender.js';
import type { Tender } from '../../../desk/tender-notice.js';
import { latestProcedure } from '../../../procedures/all-procedures.js';
import { FieldValue } from '../../parts/fact-value.js';
import { Due } from '../../parts/due.js';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.js';
import { sizeOf } from '../../file-size.js';
import { useSay } from '../../screen.js';
import { BID_WORDS } from './words.js';

/** What of the lot's own form a notice tells, in its order. */
const TOLD = ['need', 'method', 'delivery', 'estimateFen'] as const satisfies readonly (keyof Tender)[];

/** What is tendered, how, until when; and the documents to fetch. */
export function Notice({ tender, today, refusal }: Pick<ShownTender, 'tender' | 'today' | 'refusal'>) {
  const say = useSay();
  const { form } = latestProcedure('tender-lot').opening;
  const told = TOLD.flatMap((name): SummaryRow[] => {
    const [field, value] = [form[name], tender[name]];
    return field && value !== null
      ? [{ key: say(field.title), value: <FieldValue field={field} value={value} /> }]
      : [];
  });
  const takesBids = refusal?.problem !== 'bidTooLate';
  const rows: SummaryRow[] = [
    { key: say(BID_WORDS.county), value: tender.county },
    ...told,
    { key: say(BID_WORDS.homes), value: tender.homesExpected ?? '' },
    { key: say(BID_WORDS.documentNumber), value: tender.documentNumber ?? '' },
    {
      key: say(BID_WORDS.deadline),
      value: takesBids ? <Due lastDay={tender.lastDay} today={today} /> : tender.lastDay,
    },
    { key: say(BID_WORDS.documents), value: <Documents tender={tender} /> },
  ];
  return <SummaryList rows={rows} />;
}

function Documents({ tender: { id, documents } }: { readonly tender: Tender }) {
  const say = useSay();
  return (
    <ul class="govuk-list">
      {documents.map((document, at) => (
        <li key={document.id}>
          <a class="govuk-link" href={`/tenders/${id}/documents/${document.id}`}>
            {say(BID_WORDS.document, at + 1)}
          </a>{' '}
          <span class="tongtu-muted">{sizeOf(document.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
