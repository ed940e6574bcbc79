/**
 * What is read off a table of ours, a procedure or a form, worked out when it is first asked for: such a table never
 * changes while the program runs.
 */
export function oncePer<Table extends object, T>(read: (table: Table) => T): (table: Table) => T {
  const known = new WeakMap<Table, { readonly is: T }>();
  return (table) => {
    const found = known.get(table) ?? { is: read(table) };
    known.set(table, found);
    return found.is;
  };
}
