import { actionOf } from '../../../desk/words.js';
import { readValues } from '../../forms/form-values.js';
import { FieldValue } from '../../parts/fact-value.js';
import { SummaryList } from '../../parts/summary-list.js';
import { useSay } from '../../screen.js';
import type { ActFormProps } from './act-form.js';

/** What was typed into a form that can no longer be sent. */
export function Typed({ procedure, offered, state }: ActFormProps) {
  const say = useSay();
  const form = actionOf(procedure, offered.name)?.form ?? {};
  const values = readValues(form, state.values);
  const rows = Object.entries(form).flatMap(([name, field]) => {
    const value = values[name];
    return value === undefined ? [] : [{ key: say(field.title), value: <FieldValue field={field} value={value} /> }];
  });
  return <SummaryList rows={rows} />;
}
