import { randomUUID } from 'node:crypto';
import type { ShownAction, ShownCase } from '../../../desk/show-case.js';
import { type Action, actionAt, type Procedure } from '../../../procedures/procedure.js';
import { FormFields, type Suggestions } from '../../forms/form-fields.js';
import { useScreen } from '../../screen.js';
import { queueOfPage } from '../queue/queue-filter.js';
import { OBJECTION } from '../objections/take-up.js';
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

/** The form of one action: its fields, its papers, the day, and what else the action asks for. */
export function ActForm({ procedure, shown, offered, state, suggestions = {}, ...props }: ActFormProps) {
  const { say, csrf, url, person } = useScreen();
  const queue = queueOfPage(url, state.values);
  const action: Action | undefined = actionAt(procedure, shown.step, offered.name);
  if (!action) return null;
  const { values, errors, moreOf, picksOf } = state;
  const goOn = props.goOn ?? values.get('goOn') ?? workPageFor(person, shown);
  return (
    <form
      method="post"
      action={`/cases/${shown.id}/actions/${offered.name}`}
      encType={offered.evidence.length > 0 ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
      noValidate
    >
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={values.get('requestId') ?? randomUUID()} />
      <input type="hidden" name="seq" value={shown.seq} />
      <EnterSends />
      <Carried fields={{ queue, [OBJECTION]: values.get(OBJECTION), goOn }} />
      <FormFields form={action.form ?? {}} {...{ values, errors, suggestions, moreOf, picksOf }} />
      <SlotInputs slots={offered.evidence} errors={errors} />
      <UsualInputs
        {...{ shown, offered, state }}
        roles={shown.yourRoles.filter((role) => offered.by.includes(role))}
        standsInFor={shown.standsInFor}
      />
      <button class="govuk-button" data-prevent-double-click>
        {say(offered.title)}
      </button>
    </form>
  );
}

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
