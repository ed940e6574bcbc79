import type { BulkAct, JudgedCase } from '../../../desk/bulk-acts.js';
import type { BulkAction } from '../../../desk/bulk-cases.js';
import { readValues } from '../../forms/form-values.js';
import { ONLY_SHOW } from '../../forms/form-names.js';
import { Page } from '../../layout/page.js';
import { FieldValue } from '../../parts/fact-value.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { SummaryList } from '../../parts/summary-list.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { MARKS } from '../../marks.js';
import { ROLES, type Role } from '../../../procedures/vocabulary.js';
import { BackToQueue } from './back-to-queue.js';
import { actField, CASE, typedFields, whyField } from './bulk-fields.js';
import { JudgedTables } from './judged-tables.js';
import { BULK_WORDS } from './words.js';

export interface CheckPageProps {
  readonly of: BulkAction;
  readonly judged: readonly JudgedCase[];
  readonly names: ReadonlyMap<string, string>;
  readonly queue: string | null;
  /** Tidy fields of the form. */
  readonly values: URLSearchParams;
  /** One for each case that nothing stands against. */
  readonly acts: readonly BulkAct[];
  /** Why the others are left out, by case. */
  readonly whys: ReadonlyMap<string, string>;
}

/** Refusals first, then what will be done, and what was filled in. Nothing was sent yet. */
export function CheckPage(props: CheckPageProps) {
  const { of, judged, names, queue, values, acts } = props;
  const say = useSay();
  const cases = judged.map(({ selected }) => [CASE, selected.id] as const);
  return (
    <Page title={BULK_WORDS.checkTitle}>
      <BackToQueue queue={queue} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">
          {say(BULK_WORDS.bulk)}
          {say(MARKS.colon)}
          {say(of.action.title)}
        </span>
        {say(BULK_WORDS.checkTitle)}
      </h1>
      <JudgedTables {...{ judged, names, queue }} />
      <h2 class="govuk-heading-m">{say(BULK_WORDS.filledIn)}</h2>
      <FilledIn of={of} values={values} />
      <form method="post" action="/bulk/act">
        <HiddenFields token fields={[[ONLY_SHOW, '1'], ...typedFields(values), ...cases]} />
        <button class="govuk-button govuk-button--secondary">{say(BULK_WORDS.change)}</button>
      </form>
      {acts.length > 0 && <Confirm {...props} />}
    </Page>
  );
}

function Confirm({ values, acts, whys }: CheckPageProps) {
  const say = useSay();
  const refused = [...whys].map(([id, words]) => whyField(id, words));
  return (
    <form method="post" action="/bulk/run">
      <HiddenFields token fields={[...typedFields(values), ...acts.map(actField), ...refused]} />
      <button class="govuk-button" data-prevent-double-click>
        {say(BULK_WORDS.confirm, acts.length)}
      </button>
    </form>
  );
}

function FilledIn({ of: { action }, values }: Pick<CheckPageProps, 'of' | 'values'>) {
  const say = useSay();
  const form = action.form ?? {};
  const read = readValues(form, values);
  const fields = Object.entries(form).flatMap(([name, field]) => {
    const value = read[name];
    return value === undefined ? [] : [{ key: say(field.title), value: <FieldValue field={field} value={value} /> }];
  });
  const role = values.get('role');
  const seat = role !== null && Object.hasOwn(ROLES, role) ? ROLES[role as Role] : null;
  return (
    <SummaryList
      rows={[
        ...fields,
        { key: say(WORDS.happenedOn), value: values.get('happenedOn') },
        ...(seat ? [{ key: say(WORDS.actAs), value: say(seat) }] : []),
      ]}
    />
  );
}
