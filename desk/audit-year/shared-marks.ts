import { setImmediate } from 'node:timers/promises';
import type { Facts } from '../../procedures/vocabulary.js';
import { factsContext } from '../../record/load-case.js';
import { blindIndex, type KeyRing, unseal } from '../../record/sealing.js';
import { workerContext } from '../join-firm.js';
import { inCounty, LIVE, type CaseRef, type ReadingContext } from './reading.js';

/** A telephone, account or address as somebody has it: found equal by its keyed hash, shown as a mask. */
export interface Mark {
  readonly what: 'phone' | 'account' | 'address';
  readonly hash: string;
  readonly mask: string;
  /** A person or a firm by its id. */
  readonly holder: string;
  readonly of: CaseRef | { readonly firm: string };
}

type Kind = 'supplierPhone' | 'supplierAccount' | 'supplierAddress';
const KIND_OF = {
  phone: 'supplierPhone',
  account: 'supplierAccount',
  address: 'supplierAddress',
} as const satisfies Record<Mark['what'], Kind>;

const TAIL = 4;
/** After so many cases everybody else gets a turn. */
const AT_A_TIME = 200;

const hashOf = (keys: KeyRing, what: Mark['what'], value: string): string =>
  blindIndex(keys, KIND_OF[what], value).toString('hex');
const maskOf = (value: string): string => `*******${value.slice(-TAIL)}`;

interface CaseRow extends CaseRef {
  readonly personId: string;
  readonly householdId: string;
  readonly sealed: Buffer;
  readonly payees: readonly { readonly id: string; readonly sealed: string }[];
}

const CASES = `select c.id, c.number, c.person_id as "personId", c.household_id as "householdId", c.sealed_facts as sealed,
    (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'sealed', encode(p.payee_sealed, 'base64'))), '[]')
      from payments p where p.case_id = c.id) as payees
  from cases c where ${LIVE} and c.person_id is not null order by c.number`;

/** What every household of the year has: as applied for, as changed since, and as paid to. Unsealed here, and nowhere kept. */
export async function marksOfCases({ tx, keys, county, year }: ReadingContext): Promise<Mark[]> {
  const { rows } = await tx.query<CaseRow>(CASES, [county, year]);
  const marks: Mark[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
    marks.push(...marksOfCase(keys, row));
  }
  return marks;
}

function marksOfCase(keys: KeyRing, { id, number, personId, householdId, sealed, payees }: CaseRow): Mark[] {
  const facts = unseal<Facts>(keys, factsContext(id), sealed);
  const paid = payees.map((each) =>
    unseal<{ account: unknown }>(keys, `payment:${each.id}`, Buffer.from(each.sealed, 'base64')),
  );
  const mark = (what: Mark['what'], value: unknown): Mark[] =>
    typeof value === 'string' && value !== ''
      ? [{ what, hash: hashOf(keys, what, value), mask: maskOf(value), holder: personId, of: { id, number } }]
      : [];
  // A short address may stand in two villages: among homes the household tells, beside a firm the words do.
  const home: Mark = { what: 'address', hash: householdId, mask: '***', holder: personId, of: { id, number } };
  const accounts = new Set([facts.bankAccount, facts.heirAccount, ...paid.map(({ account }) => account)]);
  return [
    ...mark('phone', facts.phone),
    ...[...accounts].flatMap((account) => mark('account', account)),
    ...mark('address', facts.address).map((each) => ({ ...each, mask: '***' })),
    home,
  ];
}

interface FirmRow {
  readonly id: string;
  readonly name: string;
  readonly phone: Buffer;
  readonly account: Buffer;
  readonly address: Buffer;
}

interface WorkerRow {
  readonly firmId: string;
  readonly firm: string;
  readonly name: string;
  readonly userId: string;
  readonly sealed: Buffer;
}

/** What the firms have, and the telephones of their workers. A firm and its workers are one. */
export async function marksOfFirms({ tx, keys }: ReadingContext): Promise<Mark[]> {
  const firms = await tx.query<FirmRow>(
    `select o.id, o.name, s.phone_hash as phone, s.account_hash as account, s.address_hash as address
     from suppliers s join orgs o on o.id = s.org_id order by o.code`,
  );
  const workers = await tx.query<WorkerRow>(
    `select w.org_id as "firmId", o.name as firm, u.name, w.user_id as "userId", w.phone_sealed as sealed
     from firm_workers w join orgs o on o.id = w.org_id join users u on u.id = w.user_id order by o.code, u.name`,
  );
  return [
    ...firms.rows.flatMap(({ id, name, ...hashes }) =>
      (['phone', 'account', 'address'] as const).map(
        (what): Mark => ({ what, hash: hashes[what].toString('hex'), mask: '***', holder: id, of: { firm: name } }),
      ),
    ),
    ...workers.rows.map(({ firmId, firm, name, userId, sealed }): Mark => {
      const phone = unseal<string>(keys, workerContext(userId), sealed);
      const of = { firm: `${firm} ${name}` };
      return { what: 'phone', hash: hashOf(keys, 'phone', phone), mask: maskOf(phone), holder: firmId, of };
    }),
  ];
}

/** Files that are the same in cases of different people, and signatures that look alike. */
export interface SharedFile {
  readonly slot: string;
  readonly procedure: string;
  readonly version: number;
  readonly signed: boolean;
  readonly alike: boolean;
  readonly people: number;
  readonly cases: readonly CaseRef[];
}

const CASE_OF = `jsonb_build_object('id', c.id, 'number', c.number)`;
const SIGNED = `e.slot ~* 'signature'`;
const OF_HOMES = `c.person_id is not null and ${inCounty('c')}`;

// One of the two at least was handed in by a home of this year.
const SAME_FILES = `select min(e.slot) as slot, min(c.procedure) as procedure, max(c.version) as version, bool_or(${SIGNED}) as signed,
    false as alike, count(distinct c.person_id)::integer as people, jsonb_agg(distinct ${CASE_OF}) as cases
  from (select f.sha256 from evidence f group by f.sha256 having count(*) > 1) again
  join evidence e on e.sha256 = again.sha256 join cases c on c.id = e.case_id
  where ${OF_HOMES} group by e.sha256 having count(distinct c.person_id) > 1 and bool_or(${LIVE})`;
const ALIKE = `select e.slot, c.procedure, c.version, true as signed, true as alike, 2 as people,
    jsonb_build_array(${CASE_OF}, jsonb_build_object('id', d.id, 'number', d.number)) as cases
  from picture_matches m join evidence e on e.id = m.evidence_id join cases c on c.id = e.case_id
  join evidence f on f.id = m.earlier_id join cases d on d.id = f.case_id
  where not m.same_bytes and ${SIGNED} and f.slot ~* 'signature' and ${OF_HOMES} and ${LIVE} and d.person_id <> c.person_id`;

export async function sharedFiles({ tx, county, year }: ReadingContext): Promise<SharedFile[]> {
  return (await tx.query<SharedFile>(`${SAME_FILES} union all ${ALIKE}`, [county, year])).rows;
}
