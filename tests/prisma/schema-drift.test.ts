import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

const SCHEMA = readFileSync(path.resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8');

/** How PostgreSQL names the types that the schema uses. */
const TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Json: 'jsonb',
  'String @db.Uuid': 'uuid',
  'DateTime @db.Date': 'date',
  'DateTime @db.Timestamptz(6)': 'timestamp with time zone',
};

interface Table {
  readonly name: string;
  /** `name type` and whether it may be null, sorted. */
  readonly columns: readonly string[];
  /** Primary key and unique columns, in order, sorted. */
  readonly keys: readonly string[];
}

function tablesOfSchema(): Table[] {
  return [...SCHEMA.matchAll(/^model \w+ \{\n(.*?)^\}/gms)].map(([, body = '']) => tableOf(body));
}

function tableOf(body: string): Table {
  const lines = body.split('\n').map((line) => line.trim());
  const scalars = lines.flatMap(scalarOf);
  const columnOf = (field: string) => scalars.find((each) => each.field === field)?.column ?? `no field ${field}`;
  const keys = [
    ...scalars.filter(({ rest }) => /@(id|unique)\b/.test(rest)).map(({ column }) => column),
    ...[...body.matchAll(/@@(?:id|unique)\(\[([^\]]+)\]/g)].map(([, list = '']) =>
      list.split(/,\s*/).map(columnOf).join(', '),
    ),
  ];
  return {
    name: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? 'no @@map',
    columns: scalars
      .map(
        ({ column, sqlType, mark }) =>
          `${column} ${sqlType}${mark === '[]' ? '[]' : ''}${mark === '?' ? '' : ' not null'}`,
      )
      .sort(),
    keys: keys.sort(),
  };
}

/** A line that is a column, else nothing: a relation has no type of PostgreSQL. */
function scalarOf(line: string) {
  const parts = /^(\w+)\s+(\w+)(\?|\[\]|)(.*)$/.exec(line);
  const [field, type, mark, rest] = (parts?.slice(1) ?? ['', '', '', '']) as [string, string, string, string];
  const native = /@db\.\w+(\(\d+\))?/.exec(rest)?.[0];
  const sqlType = TYPES[native ? `${type} ${native}` : type];
  return sqlType ? [{ field, column: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field, sqlType, mark, rest }] : [];
}

describe('what Prisma believes of the configuration tables is what the migrations made', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  test('the schema was understood', () => {
    expect(tablesOfSchema()).toHaveLength(10);
  });

  test.each(tablesOfSchema())('$name', async ({ name, columns, keys }) => {
    const real = await database.read<{ text: string }>(
      `select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end as text
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [name],
    );
    const realKeys = await database.read<{ text: string }>(
      `select string_agg(a.attname, ', ' order by k.position) as text
       from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, position)
       join pg_attribute a on (a.attrelid, a.attnum) = (i.indrelid, k.attnum)
       where i.indrelid = $1::regclass and i.indisunique and i.indpred is null group by i.indexrelid`,
      [name],
    );
    expect(columns).toEqual(real.map(({ text }) => text).sort());
    expect(keys).toEqual(realKeys.map(({ text }) => text).sort());
  });
});
