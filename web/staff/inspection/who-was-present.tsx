import type { Acceptance } from '../../../desk/acceptance.js';
import type { Form } from '../../../procedures/form.js';
import { FormField } from '../../forms/form-field.js';
import type { Errors } from '../../forms/form-fields.js';
import { FORM, idOf, nameOf } from '../../forms/form-names.js';
import { useSay } from '../../screen.js';
import { INSPECTION_WORDS } from './words.js';

interface Props {
  readonly form: Form;
  readonly members: Acceptance['members'];
  readonly values: URLSearchParams;
  readonly errors: Errors;
}

/** Rows for others beside those whom the policy names. */
const OTHERS = 3;

/** Who was there: a row for each whom the policy names, and some for others. Tables before version 2 do not ask. */
export function WhoWasPresent({ form, members, values, errors }: Props) {
  const say = useSay();
  const field = form.present;
  if (field?.kind !== 'list') return null;
  const { capacity, name } = field.of;
  if (!capacity || !name || capacity.kind === 'list' || name.kind === 'list') return null;
  const named = (row: number, key: string) => nameOf(FORM, 'present', row, key);
  return (
    <fieldset class="govuk-fieldset tongtu-rows" id={idOf(nameOf(FORM, 'present'))} tabIndex={-1}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say(field.title)}</legend>
      {members.map((member, row) => (
        <div key={row}>
          <input type="hidden" name={named(row, 'capacity')} value={member.capacity} />
          <FormField
            name={named(row, 'name')}
            field={{ ...name, title: mustBeThere(member.title) }}
            value={values.get(named(row, 'name')) ?? ''}
            error={errors.get(named(row, 'name'))}
          />
        </div>
      ))}
      {Array.from({ length: OTHERS }, (_, at) => members.length + at).map((row) => (
        <fieldset class="govuk-fieldset tongtu-row" key={row}>
          <legend class="govuk-visually-hidden">{`${say(INSPECTION_WORDS.otherPerson)} ${row + 1}`}</legend>
          {Object.entries({ capacity, name }).map(([key, each]) => (
            <FormField
              key={key}
              inRow
              name={named(row, key)}
              field={{ ...each, optional: true }}
              value={values.get(named(row, key)) ?? ''}
              error={errors.get(named(row, key))}
            />
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}

function mustBeThere({ zh, en }: { readonly zh: string; readonly en: string }) {
  const { mustBeThere: must } = INSPECTION_WORDS;
  return { zh: `${zh}（${must.zh}）`, en: `${en} (${must.en})` };
}
