import type { FirmWorkers, OpenInvitation, Worker } from '../../desk/list-workers.js';
import type { Text } from '../../procedures/vocabulary.js';
import { momentOf } from '../dates.js';
import { ErrorSummary } from '../forms/error-summary.js';
import type { FormState } from '../forms/form-state.js';
import { Page } from '../layout/page.js';
import { DoneBanner } from '../parts/done-banner.js';
import { HiddenFields } from '../parts/hidden-fields.js';
import { Panel } from '../parts/panel.js';
import { type Column, StackedTable } from '../parts/stacked-table.js';
import { TextInput } from '../parts/text-input.js';
import { useSay } from '../screen.js';
import { WORK_WORDS } from './words.js';

interface Props {
  readonly firm: FirmWorkers;
  readonly state: FormState;
  readonly done?: Text | undefined;
}

/** The workers of a firm: inviting them, and who is there. */
export function WorkersPage({ firm: { workers, invitations }, state, done }: Props) {
  const say = useSay();
  return (
    <Page title={WORK_WORDS.workers} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <a class="govuk-back-link" href="/work">
        {say(WORK_WORDS.title)}
      </a>
      <ErrorSummary errors={state.errors} general={state.general} />
      {done && <DoneBanner done={done} />}
      <h1 class="govuk-heading-l">{say(WORK_WORDS.workers)}</h1>
      {workers.length === 0 ? (
        <p class="govuk-body">{say(WORK_WORDS.noWorkers)}</p>
      ) : (
        <StackedTable columns={WORKER_COLUMNS} rows={workers} />
      )}
      {invitations.length > 0 && (
        <StackedTable caption={WORK_WORDS.invitations} columns={INVITATION_COLUMNS} rows={invitations} />
      )}
      <Panel title={WORK_WORDS.invite}>
        <p class="govuk-body">{say(WORK_WORDS.inviteHint)}</p>
        <form method="post" action="/work/workers" noValidate>
          <HiddenFields fields={[]} token />
          <TextInput name="name" title={WORK_WORDS.name} state={state} />
          <TextInput name="phone" title={WORK_WORDS.phone} state={state} kind="numeric" />
          <button class="govuk-button" data-prevent-double-click>
            {say(WORK_WORDS.sendInvitation)}
          </button>
        </form>
      </Panel>
    </Page>
  );
}

const WORKER_COLUMNS: readonly Column<Worker>[] = [
  { title: WORK_WORDS.name, value: ({ name }) => name },
  { title: WORK_WORDS.phone, value: ({ phone }) => phone },
  { title: WORK_WORDS.joined, value: ({ joinedAt }) => momentOf(joinedAt) },
  { title: WORK_WORDS.assignedHomes, value: ({ homes }) => String(homes), number: true },
  { title: WORK_WORDS.dismiss, value: (worker) => <Dismissal worker={worker} /> },
];

const INVITATION_COLUMNS: readonly Column<OpenInvitation>[] = [
  { title: WORK_WORDS.name, value: ({ name }) => name },
  { title: WORK_WORDS.phone, value: ({ phone }) => phone },
  { title: WORK_WORDS.until, value: ({ expiresAt }) => momentOf(expiresAt) },
];

/** Asked once more on a page of its own. */
function Dismissal({ worker: { userId, name, leftAt } }: { readonly worker: Worker }) {
  const say = useSay();
  if (leftAt !== null) return <span class="tongtu-muted">{say(WORK_WORDS.left)}</span>;
  return (
    <a class="govuk-link" href={`/work/workers/${userId}/dismiss`}>
      {say(WORK_WORDS.dismissOne, name)}
    </a>
  );
}

/** Whether a worker is really to be dismissed. */
export function DismissPage({ worker: { userId, name } }: { readonly worker: Worker }) {
  const say = useSay();
  return (
    <Page title={say(WORK_WORDS.dismissOne, name)}>
      <a class="govuk-back-link" href="/work/workers">
        {say(WORK_WORDS.workers)}
      </a>
      <h1 class="govuk-heading-l">{say(WORK_WORDS.dismissOne, name)}</h1>
      <p class="govuk-body">{say(WORK_WORDS.dismissLead, name)}</p>
      <form method="post" action={`/work/workers/${userId}/dismiss`}>
        <HiddenFields fields={[]} token />
        <button class="govuk-button govuk-button--warning" data-prevent-double-click>
          {say(WORK_WORDS.dismiss)}
        </button>
      </form>
    </Page>
  );
}
