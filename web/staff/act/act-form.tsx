import { randomUUID } from 'node:crypto';
import type { ShownAction, ShownCase } from '../../../desk/show-case.js';
import { type Action, actionAt, type Procedure } from '../../../procedures/procedure.js';
import { FormFields, type Suggestions } from '../../forms/form-fields.js';
import { CopyNotice, FilledIn, FormWaits, PhotoQueue } from '../../parts/photo-queue.js';
import { useScreen } from '../../screen.js';
import { queueOfPage } from '../queue/queue-filter.js';
import { OBJECTION } from '../objections/take-up.js';
import { GO_ON } from './page-to-go-on.js';
import { SlotInputs } from './slot-inputs.js';
import { UsualInputs } from './usual-inputs.js';
import { workPageFor } from '../../contractor/work-page-for.js';
import type { FormState } from '../../forms/form-state.js';

export interface ActFormProps {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
  readonly offered: ShownAction;
  readonly state: FormState;
  readonly suggestions?: Suggestions;
  /** The page to go on with once it is done, where that is not the case's own. */
  readonly goOn?: string;
}

/**
 * The form of one action: its fields, its papers, the day, and what else the action asks for. On a phone its files wait
 * there until there is a line; a firm's form is kept there whole.
 */
export function ActForm(props: ActFormProps) {
  const { procedure, shown, offered } = props;
  const { person, onPhone } = useScreen();
  const action = actionAt(procedure, shown.step, offered.name);
  if (!action) return null;
  const isFirms = workPageFor(person, shown) !== null;
  const waits = isFirms || (onPhone && offered.evidence.length > 0);
  return (
    <>
      {isFirms && <CopyNotice />}
      {waits && <PhotoQueue home={shown} inForm />}
      <FormOf {...props} {...{ action, isFirms, waits }} />
    </>
  );
}

interface FormOfProps extends ActFormProps {
  readonly action: Action;
  /** Whether what is typed is kept on the phone. */
  readonly isFirms: boolean;
  /** Whether files that were chosen are. */
  readonly waits: boolean;
}

function FormOf({ action, shown, offered, state, suggestions = {}, isFirms, waits, goOn }: FormOfProps) {
  const { say, csrf, url, person } = useScreen();
  const { values, errors, moreOf, picksOf } = state;
  const carried = {
    queue: queueOfPage(url, values),
    [OBJECTION]: values.get(OBJECTION),
    [GO_ON]: goOn ?? values.get(GO_ON) ?? workPageFor(person, shown),
  };
  return (
    <form
      method="post"
      action={`/cases/${shown.id}/actions/${offered.name}`}
      encType={offered.evidence.length > 0 ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
      noValidate
      data-draft={isFirms ? draftOf(values) : undefined}
    >
      {isFirms && <FilledIn />}
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={values.get('requestId') ?? randomUUID()} />
      <input type="hidden" name="seq" value={shown.seq} />
      <EnterSends />
      <Carried fields={carried} />
      <FormFields form={action.form ?? {}} {...{ values, errors, suggestions, moreOf, picksOf }} />
      <SlotInputs slots={offered.evidence} {...{ errors, waits }} />
      <UsualInputs
        {...{ shown, offered, state }}
        roles={shown.yourRoles.filter((role) => offered.by.includes(role))}
        standsInFor={shown.standsInFor}
      />
      {waits && <FormWaits />}
      <button class="govuk-button" data-prevent-double-click>
        {say(offered.title)}
      </button>
    </form>
  );
}

/** A form that was sent and came back is newer than what lies on the phone. */
const draftOf = (values: URLSearchParams): 'sent' | 'fresh' => (values.has('requestId') ? 'sent' : 'fresh');

/** What else travels with the form, where there is any. */
function Carried({ fields }: { readonly fields: Readonly<Record<string, string | null | undefined>> }) {
  return (
    <>
      {Object.entries(fields).map(
        ([name, value]) => value != null && <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  );
}

/** Enter presses a form's first button: without this one, where the form has a list, that of one of its rows. */
function EnterSends() {
  return <button class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" data-prevent-double-click />;
}
