import type { Text } from '../../procedures/vocabulary.js';
import type { FormState } from '../forms/form-state.js';
import { describedBy, FormGroup } from '../forms/form-field.js';
import { useSay } from '../screen.js';

interface Props {
  readonly name: string;
  readonly title: Text;
  readonly state: FormState;
  /** `numeric`: a phone shows its keys for digits. A password is never filled in again. */
  readonly kind?: 'text' | 'numeric' | 'password';
  readonly autoComplete?: string;
}

/** A line of text in a form that no procedure asks for. */
export function TextInput({ name, title, state: { values, errors }, kind = 'text', autoComplete = 'off' }: Props) {
  const say = useSay();
  const error = errors.get(name);
  const props = {
    class: 'govuk-input govuk-input--width-20',
    id: name,
    name,
    inputMode: kind === 'numeric' ? ('numeric' as const) : undefined,
    autoComplete,
    spellcheck: false,
    'aria-describedby': describedBy(name, { error: error !== undefined }),
  };
  return (
    <FormGroup id={name} label={say(title)} error={error}>
      {kind === 'password' ? (
        <input type="password" {...props} />
      ) : (
        <input type="text" value={values.get(name) ?? ''} {...props} />
      )}
    </FormGroup>
  );
}
