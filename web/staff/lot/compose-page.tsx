import type { LotsAhead, YearNeed } from '../../../desk/lots-ahead.js';
import type { HomeForLot } from '../../../desk/homes-for-lot.js';
import type { Org } from '../../../desk/list-orgs.js';
import type { Procedure } from '../../../procedures/procedure.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { FormFields } from '../../forms/form-fields.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { Panel } from '../../parts/panel.js';
import { PlaceInput } from '../../parts/place-input.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay, useScreen } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { HomesToTick } from './homes-to-tick.js';
import { TermsTable } from './terms-table.js';
import { LOT_WORDS } from './words.js';

export interface ComposeProps {
  readonly procedure: Procedure;
  readonly places: readonly Org[];
  readonly ahead: LotsAhead;
  readonly homes: readonly HomeForLot[];
  readonly picked: ReadonlySet<string>;
  /** Of the homes that were ticked, those that cannot join, each with the reason. */
  readonly refused: readonly { readonly number: string; readonly reason: Text }[];
  readonly state: FormState;
  /** For the lot and for its homes; the same again does nothing twice. */
  readonly requestIds: { readonly open: string; readonly join: string };
  /** What the plans of the ticked homes came to when they were last added up, in yuan. */
  readonly suggested: string;
}

/** Composing a lot: which homes, what they come to, and under which method they are tendered. */
export function ComposePage(props: ComposeProps) {
  const { say, csrf } = useScreen();
  const { procedure, places, ahead, homes, picked, refused, state, requestIds, suggested } = props;
  const { values, errors, general } = state;
  const needs = ahead.needs.map(({ need }) => ({ value: need, label: need }));
  return (
    <Page title={LOT_WORDS.compose} hasErrors={errors.size > 0 || general.length > 0 || refused.length > 0}>
      <a class="govuk-back-link" href="/lots">
        {say(LOT_WORDS.lots)}
      </a>
      <ErrorSummary errors={errors} general={general} />
      <h1 class="govuk-heading-l">{say(LOT_WORDS.compose)}</h1>
      <p class="govuk-body">{say(LOT_WORDS.composeLead)}</p>
      <RefusedHomes refused={refused} />
      <form method="post" action="/lots/new" noValidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="requestId" value={requestIds.open} />
        <input type="hidden" name="joinRequestId" value={requestIds.join} />
        <input type="hidden" name="suggested" value={suggested} />
        <PlaceInput places={places} value={values.get('placeId') ?? ''} />
        <HomesToTick homes={homes} picked={picked} />
        <FormFields form={procedure.opening.form} values={values} errors={errors} suggestions={{ need: needs }} />
        <button class="govuk-button" name="plan" value="yes" data-prevent-double-click>
          {say(LOT_WORDS.planLot)}
        </button>
      </form>
      <TermsTable procedure={procedure} terms={ahead.terms} />
      {ahead.needs.length > 0 && (
        <Panel title={LOT_WORDS.needsTitle}>
          <StackedTable columns={NEED_COLUMNS} rows={ahead.needs} />
        </Panel>
      )}
    </Page>
  );
}

function RefusedHomes({ refused }: Pick<ComposeProps, 'refused'>) {
  const say = useSay();
  if (refused.length === 0) return null;
  return (
    <div class="govuk-error-summary" role="alert" tabIndex={-1}>
      <h2 class="govuk-error-summary__title">{say(LOT_WORDS.homesRefusedTitle)}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {refused.map(({ number, reason }) => (
          <li key={number}>
            {number}
            {say(MARKS.colon)}
            {say(reason)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const NEED_COLUMNS: readonly Column<YearNeed>[] = [
  { title: LOT_WORDS.need, value: ({ need }) => need },
  { title: LOT_WORDS.lotsCount, value: ({ lots }) => lots, number: true },
  { title: LOT_WORDS.estimate, value: ({ estimateFen }) => amountOf(estimateFen), number: true },
];
