import type { JudgedCase } from '../../../desk/bulk-acts.js';
import type { BulkAction } from '../../../desk/bulk-cases.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { FormFields } from '../../forms/form-fields.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { useSay } from '../../screen.js';
import { UsualInputs } from '../act/usual-inputs.js';
import { BackToQueue } from './back-to-queue.js';
import { ACT, CASE, nameOfAct } from './bulk-fields.js';
import { JudgedTables, openOf } from './judged-tables.js';
import { BULK_WORDS } from './words.js';

export interface FormPageProps {
  readonly of: BulkAction;
  readonly judged: readonly JudgedCase[];
  readonly names: ReadonlyMap<string, string>;
  readonly queue: string | null;
  readonly state: FormState;
}

/** The action's form, once for all cases; what is refused already stands above it. */
export function FormPage({ of, judged, names, queue, state }: FormPageProps) {
  const say = useSay();
  const { title } = of.action;
  return (
    <Page title={title} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <BackToQueue queue={queue} />
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">
          {say(BULK_WORDS.bulk)} · {say(BULK_WORDS.selected, judged.length)}
        </span>
        {say(title)}
      </h1>
      <JudgedTables {...{ judged, names, queue }} />
      {openOf(judged).length > 0 && <TheForm {...{ of, judged, queue, state }} />}
    </Page>
  );
}

function TheForm({ of, judged, queue, state }: Omit<FormPageProps, 'names'>) {
  const say = useSay();
  const { by, form = {} } = of.action;
  const held = new Set(openOf(judged).flatMap(({ yourRoles }) => yourRoles));
  const fields = [
    [ACT, nameOfAct(of)] as const,
    ...judged.map(({ selected }) => [CASE, selected.id] as const),
    ...(queue === null ? [] : [['queue', queue] as const]),
  ];
  return (
    <section class="tongtu-panel tongtu-panel--task">
      <h2 class="govuk-heading-m">{say(BULK_WORDS.sameForAll)}</h2>
      <form method="post" action="/bulk/act" noValidate>
        <HiddenFields token fields={fields} />
        <FormFields form={form} values={state.values} errors={state.errors} />
        <UsualInputs
          shown={{ today: judged[0]?.selected.today ?? '' }}
          offered={{ name: of.name, signInAgain: false }}
          state={state}
          roles={[...held].filter((role) => by.includes(role))}
          standsInFor={openOf(judged).flatMap(({ standsInFor }) => standsInFor)}
        />
        <button class="govuk-button">{say(BULK_WORDS.toCheck)}</button>
      </form>
    </section>
  );
}
