import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Facts } from '../procedures/vocabulary.js';
import { sealEntry } from '../record/sealed-references.js';
import { blindIndex, type KeyRing } from '../record/sealing.js';
import { demoId } from './demo-county.js';
import { type DemoPerson, demoPeople } from './demo-people.js';

/** The seed under which the demo's applicants are invented: the reference lists know exactly these. */
export const DEMO_SEED = 1;
export const DEMO_PEOPLE = 84;
// Of the demo's people the last four may not be served: two homes were renovated before, two adapted for ageing.
const RENOVATED = [80, 81] as const;
const AGEING_ADAPTED = [82, 83] as const;

type ListKind = 'cardRegister' | 'hardshipRegister' | 'renovatedBefore' | 'ageingAdaptation';

interface DemoList {
  readonly kind: ListKind;
  readonly name: string;
  readonly rows: readonly { readonly person: DemoPerson; readonly detail: Facts }[];
}

/** One reference list of each kind, as of today. Identifiers are stored as keyed hashes only, the rest sealed. */
export async function insertDemoLists(
  client: pg.Client,
  keys: KeyRing,
  by: { readonly tenant: string; readonly importedBy: string },
): Promise<void> {
  const { rows } = await client.query<{ today: string }>('select app_today()::text as today');
  const today = rows[0]?.today ?? '';
  for (const list of demoLists(today)) await insertList(client, keys, { ...by, today, list });
}

/** A list as the API takes it: people by their numbers, with what the list says of each. */
export interface DemoListRows {
  readonly kind: ListKind;
  readonly name: string;
  readonly rows: readonly Facts[];
}

/** The demo's lists with more people beside its own, to be imported anew: `more` may all be served. */
export function demoListRows(today: string, more: readonly DemoPerson[]): DemoListRows[] {
  return demoLists(today, more).map(({ kind, name, rows }) => ({
    kind,
    name,
    rows: rows.map(({ person, detail }) => ({ ...identifiersOf(kind, person), ...detail })),
  }));
}

/** The register of cards is one of persons; the others find a home by its register and address too. */
function identifiersOf(kind: ListKind, { idNumber, householdRegister, address }: DemoPerson): Facts {
  if (kind === 'cardRegister') return { idNumber };
  return kind === 'hardshipRegister' ? { idNumber, householdRegister } : { idNumber, householdRegister, address };
}

function demoLists(today: string, more: readonly DemoPerson[] = []): DemoList[] {
  const own = demoPeople(DEMO_SEED, DEMO_PEOPLE);
  const people = [...own, ...more];
  const some = (places: readonly number[]) => own.filter((_, place) => places.includes(place));
  const twoYearsAgo = `${Number(today.slice(0, 4)) - 2}-06-30`;
  return [
    {
      kind: 'cardRegister',
      name: '持证残疾人名册（演示）',
      rows: people.map((person) => ({
        person,
        detail: { status: 'valid', category: person.category, grade: person.grade },
      })),
    },
    {
      kind: 'hardshipRegister',
      name: '困难家庭名册（演示）',
      rows: people.map((person) => ({ person, detail: { status: person.hardship } })),
    },
    {
      kind: 'renovatedBefore',
      name: '既往无障碍改造名单（演示）',
      rows: some(RENOVATED).map((person) => ({ person, detail: { acceptedOn: twoYearsAgo, grade: person.grade } })),
    },
    {
      kind: 'ageingAdaptation',
      name: '适老化改造名单（演示）',
      rows: some(AGEING_ADAPTED).map((person) => ({ person, detail: { acceptedOn: twoYearsAgo } })),
    },
  ];
}

interface ListToInsert {
  readonly tenant: string;
  readonly importedBy: string;
  readonly today: string;
  readonly list: DemoList;
}

async function insertList(
  client: pg.Client,
  keys: KeyRing,
  { tenant, importedBy, today, list }: ListToInsert,
): Promise<void> {
  const id = demoId(`list:${list.kind}`);
  const entries = list.rows.map(({ person, detail }, index) => ({
    row_number: index + 1,
    id_number: blindIndex(keys, 'idNumber', person.idNumber).toString('hex'),
    household: blindIndex(keys, 'household', person.householdRegister).toString('hex'),
    address: blindIndex(keys, 'address', person.address).toString('hex'),
    sealed: sealEntry(keys, id, index + 1, detail).toString('hex'),
  }));
  const said = entries.map(({ sealed: _, ...entry }, index) => ({ ...entry, detail: list.rows[index]?.detail }));
  const sha256 = createHash('sha256').update(JSON.stringify(said)).digest('hex');
  await client.query(
    `insert into reference_lists (tenant_id, id, kind, name, as_of, row_count, sha256, imported_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenant, id, list.kind, list.name, today, entries.length, sha256, importedBy],
  );
  await client.query(
    `insert into reference_entries (tenant_id, list_id, row_number, id_number_hash, household_hash, address_hash, sealed)
     select $1, $2, row_number, decode(id_number, 'hex'), decode(household, 'hex'), decode(address, 'hex'), decode(sealed, 'hex')
     from jsonb_to_recordset($3) as e(row_number integer, id_number text, household text, address text, sealed text)`,
    [tenant, id, JSON.stringify(entries)],
  );
}
