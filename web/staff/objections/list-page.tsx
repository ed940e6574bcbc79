import type { ObjectionLine, ObjectionList } from '../../../desk/list-objections.js';
import { momentOf } from '../../dates.js';
import { Page } from '../../layout/page.js';
import { Due } from '../../parts/due.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { RECEIVED_WORDS as W } from './words.js';

/** The objections from the public that an office inquires into: those that wait first, each with the way to its case. */
export function ObjectionsPage({ list: { today, objections } }: { readonly list: ObjectionList }) {
  const say = useSay();
  const parts = [
    { title: W.stillWaiting, lines: objections.filter(({ state }) => state === 'waiting') },
    { title: W.answered, lines: objections.filter(({ state }) => state !== 'waiting') },
  ];
  return (
    <Page title={W.title}>
      <h1 class="govuk-heading-l">{say(W.title)}</h1>
      {parts.map(({ title, lines }) => (
        <section key={title.en}>
          <h2 class="govuk-heading-m">{say(title)}</h2>
          {lines.length === 0 ? (
            <p class="govuk-body">{say(W.none)}</p>
          ) : (
            <StackedTable columns={columns(today)} rows={lines} />
          )}
        </section>
      ))}
    </Page>
  );
}

const columns = (today: string): readonly Column<ObjectionLine>[] => [
  { title: W.number, value: ({ number }) => number },
  {
    title: WORDS.number,
    value: ({ caseId, caseNumber }) => (
      <a class="govuk-link" href={`/cases/${caseId}`}>
        {caseNumber}
      </a>
    ),
  },
  { title: W.round, value: ({ round }) => String(round), number: true },
  { title: W.received, value: ({ receivedAt }) => momentOf(receivedAt) },
  { title: W.by, value: ({ isNamed }) => <Said text={isNamed ? W.named : W.anonymous} /> },
  { title: W.standing, value: ({ state }) => <Said text={W[state]} /> },
  { title: WORDS.step, value: ({ stepTitle }) => <Said text={stepTitle} /> },
  { title: WORDS.due, value: ({ dueOn }) => <Due lastDay={dueOn} today={today} /> },
];

function Said({ text }: { readonly text: ObjectionLine['stepTitle'] }) {
  const say = useSay();
  return <>{say(text)}</>;
}
