import type { ShownDelegation, ShownDelegations } from '../../../desk/list-delegations.js';
import { ROLES, type Text } from '../../../procedures/vocabulary.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { DoneBanner } from '../../parts/done-banner.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay, useScreen } from '../../screen.js';
import { DelegationForm } from './delegation-form.js';
import { DELEGATION_WORDS, STATE_WORDS } from './words.js';

export interface DelegationsProps {
  readonly shown: ShownDelegations;
  readonly state: FormState;
  readonly done?: Text | undefined;
}

/** What the person delegated and has in hand, and a form to delegate more. */
export function DelegationsPage({ shown, state, done }: DelegationsProps) {
  const say = useSay();
  return (
    <Page title={DELEGATION_WORDS.title} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <ErrorSummary errors={state.errors} general={state.general} />
      {done && <DoneBanner done={done} />}
      <h1 class="govuk-heading-l">{say(DELEGATION_WORDS.title)}</h1>
      <Delegations {...{ shown }} title={DELEGATION_WORDS.held} none={DELEGATION_WORDS.noneHeld} rows={shown.held} />
      {shown.seats.length > 0 && (
        <>
          <Delegations
            {...{ shown }}
            title={DELEGATION_WORDS.given}
            none={DELEGATION_WORDS.noneGiven}
            rows={shown.given}
            own
          />
          <DelegationForm {...{ shown, state }} />
        </>
      )}
    </Page>
  );
}

interface ListProps {
  readonly shown: ShownDelegations;
  readonly title: Text;
  readonly none: Text;
  readonly rows: readonly ShownDelegation[];
  /** Whether they are the person's to revoke. */
  readonly own?: boolean;
}

function Delegations({ shown, title, none, rows, own = false }: ListProps) {
  const say = useSay();
  return (
    <section class="tongtu-panel">
      <h2 class="govuk-heading-m">{say(title)}</h2>
      {rows.length === 0 ? (
        <p class="govuk-body">{say(none)}</p>
      ) : (
        <StackedTable columns={columnsOf(shown, own)} rows={rows} />
      )}
    </section>
  );
}

function columnsOf(shown: ShownDelegations, own: boolean): readonly Column<ShownDelegation>[] {
  const programme = (id: string | null) =>
    shown.programmes.find((each) => each.id === id)?.title ?? DELEGATION_WORDS.allProgrammes;
  const columns: readonly Column<ShownDelegation>[] = [
    { title: DELEGATION_WORDS.person, value: ({ person }) => person },
    { title: DELEGATION_WORDS.seat, value: ({ org, role }) => <Said text={ROLES[role]} before={`${org} · `} /> },
    { title: DELEGATION_WORDS.programme, value: (each) => <Said text={programme(each.programme)} /> },
    { title: DELEGATION_WORDS.days, value: ({ fromDay, toDay }) => `${fromDay} – ${toDay}` },
    { title: DELEGATION_WORDS.state, value: ({ state }) => <Said text={STATE_WORDS[state]} /> },
  ];
  return own
    ? [...columns, { title: DELEGATION_WORDS.actions, value: (each) => <Revoke delegation={each} /> }]
    : columns;
}

function Said({ text, before = '' }: { readonly text: Text; readonly before?: string }) {
  const say = useSay();
  return (
    <>
      {before}
      {say(text)}
    </>
  );
}

function Revoke({ delegation: { id, state, person } }: { readonly delegation: ShownDelegation }) {
  const { say, csrf } = useScreen();
  if (state === 'revoked' || state === 'over') return null;
  return (
    <form method="post" action={`/delegations/${id}/revoke`}>
      <input type="hidden" name="_csrf" value={csrf} />
      <button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" data-prevent-double-click>
        {say(DELEGATION_WORDS.revoke)}
        <span class="govuk-visually-hidden"> {say(DELEGATION_WORDS.revokeOf, person)}</span>
      </button>
    </form>
  );
}
