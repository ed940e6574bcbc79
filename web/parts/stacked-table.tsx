import type { ComponentChildren } from 'preact';
import type { Text } from '../../procedures/vocabulary.js';
import { useSay } from '../screen.js';

/** A column: its title, what stands in it, and whether that is a number. The first column names the row. */
export interface Column<Row> {
  readonly title: Text;
  readonly value: (row: Row) => ComponentChildren;
  readonly number?: boolean;
}

interface Props<Row> {
  readonly caption?: Text;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Of many columns: their titles may break. */
  readonly wide?: boolean;
  /** Stays a table on a phone too, in a frame that scrolls: where rows are compared. */
  readonly stays?: boolean;
}

/** A table that becomes one block per row on a phone, unless it stays. */
export function StackedTable<Row>({ caption, columns, rows, wide = false, stays = false }: Props<Row>) {
  const say = useSay();
  return (
    <table class={`tongtu-table ${stays ? '' : 'tongtu-table--stacks'} ${wide ? 'tongtu-table--wide' : ''}`}>
      {caption && <caption class="govuk-table__caption">{say(caption)}</caption>}
      <thead>
        <tr>
          {columns.map(({ title, number }) => (
            <th scope="col" key={title.en} class={number ? 'tongtu-number' : ''}>
              {say(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {columns.map(({ title, value, number }, place) => {
              const props = { key: title.en, 'data-label': say(title), class: number ? 'tongtu-number' : '' };
              return place === 0 ? (
                <th scope="row" {...props}>
                  {value(row)}
                </th>
              ) : (
                <td {...props}>{value(row)}</td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
