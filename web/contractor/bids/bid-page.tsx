import type { CatalogueItem } from '../../../desk/list-catalogue.js';
import type { ShownTender } from '../../../desk/show-tender.js';
import type { Field } from '../../../procedures/form.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { describedBy, ErrorMessage, FormField } from '../../forms/form-field.js';
import { idOf } from '../../forms/form-names.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { momentOf } from '../../dates.js';
import { RATES, rateName } from './sent-bid.js';
import { BID_WORDS } from './words.js';

const TOTAL = { title: BID_WORDS.total, kind: 'money', positive: true } as const satisfies Field;
const STATEMENT = { title: BID_WORDS.statement, kind: 'text', max: 2_000 } as const satisfies Field;

interface Props {
  readonly shown: ShownTender;
  readonly catalogue: readonly CatalogueItem[];
  readonly state: FormState;
}

/** The first page of a bid: a rate for each item, the total, the statement. Every item of the catalogue has its row. */
export function BidPage({ shown: { tender, receipt }, catalogue, state }: Props) {
  const say = useSay();
  const { values, errors, general } = state;
  const title = receipt ? BID_WORDS.bidAgain : BID_WORDS.bid;
  return (
    <Page title={title} hasErrors={errors.size > 0 || general.length > 0}>
      <a class="govuk-back-link" href={`/tenders/${tender.id}`}>
        {tender.title ?? tender.number}
      </a>
      <ErrorSummary errors={errors} general={general} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{tender.title ?? tender.number}</span>
        {say(title)}
      </h1>
      {receipt && <p class="govuk-inset-text">{say(BID_WORDS.replaces, momentOf(receipt.receivedAt))}</p>}
      <form method="post" action={`/tenders/${tender.id}/bid`} autoComplete="off" noValidate>
        <HiddenFields fields={[]} token />
        <Rates catalogue={catalogue} state={state} />
        <p class="govuk-hint">
          {say(BID_WORDS.totalHint)}
          {tender.estimateFen !== null && ` ${say(BID_WORDS.estimate)}${amountOf(tender.estimateFen)}`}
        </p>
        <FormField name="total" field={TOTAL} value={values.get('total') ?? ''} error={errors.get('total')} />
        <FormField
          name="statement"
          field={STATEMENT}
          value={values.get('statement') ?? ''}
          error={errors.get('statement')}
        />
        <button class="govuk-button">{say(BID_WORDS.goToCheck)}</button>
      </form>
    </Page>
  );
}

function Rates({ catalogue, state: { values, errors } }: Pick<Props, 'catalogue' | 'state'>) {
  const say = useSay();
  const error = errors.get(RATES);
  const columns: readonly Column<CatalogueItem>[] = [
    ...ITEM_COLUMNS,
    {
      title: BID_WORDS.rate,
      value: (item) => (
        <Rate item={item} value={values.get(rateName(item.code)) ?? ''} error={errors.get(rateName(item.code))} />
      ),
    },
  ];
  return (
    <fieldset
      class={`govuk-fieldset govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}
      id={RATES}
      tabIndex={-1}
      aria-describedby={describedBy(RATES, { hint: true, error: error !== undefined })}
    >
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say(BID_WORDS.prices)}</legend>
      <p class="govuk-hint" id={`${RATES}-hint`}>
        {say(BID_WORDS.pricesHint)}
      </p>
      {error && <ErrorMessage id={RATES} error={error} />}
      <StackedTable columns={columns} rows={catalogue} />
    </fieldset>
  );
}

/** What an item is; a bid's own columns follow. */
export const ITEM_COLUMNS: readonly Column<Omit<CatalogueItem, 'kind' | 'sample'>>[] = [
  {
    title: BID_WORDS.item,
    value: ({ code, name }) => (
      <span>
        {name} <span class="tongtu-muted">{code}</span>
      </span>
    ),
  },
  { title: BID_WORDS.unit, value: ({ unit }) => unit },
  { title: BID_WORDS.guidePrice, value: ({ guidePriceFen }) => amountOf(guidePriceFen), number: true },
];

interface RateProps {
  readonly item: CatalogueItem;
  readonly value: string;
  readonly error: Text | undefined;
}

function Rate({ item: { code, name }, value, error }: RateProps) {
  const say = useSay();
  const id = idOf(rateName(code));
  return (
    <span>
      {error && <ErrorMessage id={id} error={error} />}
      <input
        class={`govuk-input govuk-input--width-10 ${error ? 'govuk-input--error' : ''}`}
        type="text"
        inputMode="decimal"
        id={id}
        name={rateName(code)}
        value={value}
        autoComplete="off"
        aria-label={say(BID_WORDS.rateOf, name)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { error: error !== undefined })}
      />
    </span>
  );
}
