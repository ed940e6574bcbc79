import type { Text } from '../../procedures/vocabulary.js';
import { amountOf } from '../money.js';
import { useSay } from '../screen.js';

/** What a sum is of, and the sum in fen. */
export type Sum = readonly [Text, string];

/** Sums, each with its title. */
export function SumsTable({ caption, sums }: { readonly caption?: Text; readonly sums: readonly Sum[] }) {
  const say = useSay();
  return (
    <table class="tongtu-table">
      {caption && <caption class="govuk-table__caption">{say(caption)}</caption>}
      <tbody>
        {sums.map(([title, fen]) => (
          <tr key={title.en}>
            <th scope="row">{say(title)}</th>
            <td class="tongtu-number">{amountOf(fen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
