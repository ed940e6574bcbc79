import { v7 as uuid } from 'uuid';
import type { Facts } from '../procedures/vocabulary.js';
import { blindIndex, type KeyRing, seal } from './sealing.js';
import type { Tx } from './record-types.js';

interface Place {
  readonly tx: Tx;
  readonly keys: KeyRing;
  readonly tenant: string;
}

/** The person with this ID number, made known if new; found under the name given last. @returns the person's id, which tells nothing. */
export async function identifyPerson({ tx, keys, tenant }: Place, form: Facts): Promise<string> {
  const hash = blindIndex(keys, 'idNumber', String(form.idNumber));
  const id = uuid();
  const sealed = seal(keys, `person:${id}`, { name: form.name, idNumber: form.idNumber });
  const { rows } = await tx.query<{ id: string }>(
    `insert into persons (tenant_id, id, id_number_hash, name_hash, sealed) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, id_number_hash) do update set name_hash = excluded.name_hash returning id`,
    [tenant, id, hash, blindIndex(keys, 'personName', String(form.name)), sealed],
  );
  return only(rows).id;
}

/** The home at this address of a village, made known if new. */
export async function identifyHousehold({ tx, keys, tenant }: Place, orgId: string, form: Facts): Promise<string> {
  const id = uuid();
  const booklet = form.householdRegister;
  const { rows } = await tx.query<{ id: string }>(
    `insert into households (tenant_id, id, org_id, household_hash, address_hash, sealed) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, org_id, address_hash) do update set household_hash = coalesce(excluded.household_hash, households.household_hash)
     returning id`,
    [
      tenant,
      id,
      orgId,
      typeof booklet === 'string' ? blindIndex(keys, 'household', booklet) : null,
      blindIndex(keys, 'address', String(form.address)),
      seal(keys, `household:${id}`, { address: form.address }),
    ],
  );
  return only(rows).id;
}

function only<T>(rows: readonly T[]): T {
  const row = rows[0];
  if (!row) throw new Error('an upsert returned no row');
  return row;
}
