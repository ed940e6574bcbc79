import type { Field } from '../../procedures/form.js';
import type { Facts, FactValue, Text } from '../../procedures/vocabulary.js';
import { amountOf } from '../money.js';
import { useSay } from '../screen.js';
import { WORDS } from '../words.js';

/** A value as its field means it: the title of a choice, yuan, yes or no, a small table for a list. */
export function FieldValue({ field, value }: { readonly field: Field; readonly value: FactValue }) {
  const say = useSay();
  if (field.kind === 'list' && Array.isArray(value)) return <Rows of={field.of} rows={value as readonly Facts[]} />;
  const said = wordsOf(field, value);
  return <>{typeof said === 'string' ? said : say(said)}</>;
}

/** What a field is called once it is filled in: without the warning to whoever fills it in. */
export function filledTitle({ title: { zh, en } }: Field): Text {
  return { zh: zh.replace(/（勿写[^）]*）$/, ''), en: en.replace(/ \(no [^)]*\)$/, '') };
}

function wordsOf(field: Field, value: FactValue): Text | string {
  if (value === null) return '';
  if (field.kind === 'boolean' && typeof value === 'boolean') return value ? WORDS.yes : WORDS.no;
  if (field.kind === 'choice' && Object.hasOwn(field.options, String(value))) return field.options[String(value)] ?? '';
  if (field.kind === 'money' && /^\d+$/.test(String(value)))
    return { zh: `${amountOf(String(value))} ${WORDS.yuan.zh}`, en: `${amountOf(String(value))} ${WORDS.yuan.en}` };
  return String(value);
}

function Rows({ of, rows }: { readonly of: Readonly<Record<string, Field>>; readonly rows: readonly Facts[] }) {
  const say = useSay();
  return (
    <table class="tongtu-table">
      <thead>
        <tr>
          {Object.entries(of).map(([key, { title }]) => (
            <th scope="col" key={key}>
              {say(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {Object.entries(of).map(([key, field]) => (
              <td key={key}>
                <FieldValue field={field} value={row[key] ?? null} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
