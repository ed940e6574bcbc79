import type { Text } from '../../procedures/vocabulary.js';
import type { Tx } from '../../record/record-types.js';
import { figureTitle } from './figure-words.js';
import { figureValue } from './figure-values.js';

/** An act's body as it was hashed, as far as it says what changed. */
export interface ActBody {
  readonly what?: Readonly<Record<string, unknown>>;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly form?: Readonly<Record<string, unknown>>;
}

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const LONGEST = 400;

/** Every plain figure of a tree by its path: `values.lateEntryDays` → `10`. */
function figuresIn(tree: unknown, path = ''): [string, string][] {
  if (tree === null || tree === undefined) return [];
  if (typeof tree !== 'object') return [[path, String(tree)]];
  if ('unit' in tree && 'count' in tree) return [[path, `${String(tree.count)} ${String(tree.unit)}`]];
  return Object.entries(tree).flatMap(([name, value]) =>
    figuresIn(value, Array.isArray(tree) || path === '' ? path || name : `${path}.${name}`),
  );
}

const MARKS = {
  zh: { of: '：', between: '；', and: '、' },
  en: { of: ': ', between: '; ', and: ', ' },
} as const;

const together = (tree: unknown): Map<string, string> => {
  const found = new Map<string, string>();
  for (const [path, said] of figuresIn(tree)) found.set(path, found.has(path) ? `${found.get(path)}、${said}` : said);
  return found;
};

/** What an act changed, from what to what, as `name: before → after`; people, places and roles by their names. */
export function changedFigures(body: ActBody, names: ReadonlyMap<string, string>): Text {
  return { zh: changedIn('zh', body, names), en: changedIn('en', body, names) };
}

function changedIn(
  language: keyof Text,
  { what, before, after, form }: ActBody,
  names: ReadonlyMap<string, string>,
): string {
  const [old, now] = [together(before), together({ ...what, ...after, ...form })];
  const marks = MARKS[language];
  const named = (path: string, said: string) =>
    said
      .split('、')
      .map((each) => names.get(each) ?? (ID.test(each) ? '' : figureValue(path, each)[language]))
      .filter((each) => each !== '')
      .join(marks.and);
  const lines = [...now].flatMap(([path, said]) => {
    const [earlier, shown, title] = [old.get(path), named(path, said), figureTitle(path)[language]];
    if (shown === '' || earlier === said) return [];
    return [`${title}${marks.of}${earlier === undefined ? '' : `${named(path, earlier)} → `}${shown}`];
  });
  const all = lines.join(marks.between);
  return all.length > LONGEST ? `${all.slice(0, LONGEST)}…` : all;
}

/** The names of the people and places that such bodies name by id. */
export async function namesIn(tx: Tx, bodies: readonly ActBody[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(bodies.flatMap((body) => figuresIn(body).flatMap(([, said]) => (ID.test(said) ? [said] : []))));
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select id, name from users where id = any($1::uuid[]) union all select id, name from orgs where id = any($1::uuid[])',
    [[...ids]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
