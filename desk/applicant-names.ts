import { procedureOf } from '../procedures/all-procedures.js';
import type { Facts, Role } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import { factsContext } from '../record/load-case.js';
import { unseal } from '../record/sealing.js';
import { type CasePlace, grantsFor } from './authorise.js';
import type { DeskDeps } from './desk-deps.js';
import { PLACE_OF_CASE } from './find-case.js';
import { noteSensitiveReads } from './note-sensitive-reads.js';
import { MASK, readersOf, visibleFacts } from './visible-facts.js';
import type { Person } from './who-am-i.js';

interface Row extends CasePlace {
  readonly id: string;
  readonly version: number;
  readonly sealed: Buffer;
}

/** The applicants' names by their cases, of those cases on which the person may see them. */
export async function applicantNames(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await inTenant(pool, person.tenant, (tx) =>
    tx.query<Row>(
      `select c.id, c.version, c.sealed_facts as sealed, ${PLACE_OF_CASE} from cases c where c.id = any($1)`,
      [caseIds],
    ),
  );
  const named = rows.flatMap((row) => {
    const facts = unseal<Facts>(keys, factsContext(row.id), row.sealed);
    const roles = grantsFor(person, row).map(({ role }) => role);
    if (roles.length === 0) return [];
    const { name } = visibleFacts(procedureOf(row.procedure, row.version), { name: facts.name ?? null }, roles);
    return typeof name === 'string' && name !== MASK ? [{ row, name }] : [];
  });
  await noteSensitiveReads(
    { pool },
    person,
    named.map(({ row }) => ({ caseId: row.id, kind: 'name', place: row, readers: nameReadersOf(row) })),
  );
  return new Map(named.map(({ row, name }) => [row.id, name] as const));
}

function nameReadersOf({ procedure, version }: Row): ReadonlySet<Role> | undefined {
  return readersOf(procedureOf(procedure, version)).get('name');
}
