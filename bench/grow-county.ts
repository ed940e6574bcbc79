import type { Pool } from 'pg';
import { demoApplicants } from '../bin/demo-people.js';
import { DEMO_TENANT, demoId } from '../bin/demo-county.js';
import type { Facts } from '../procedures/vocabulary.js';
import { factsContext } from '../record/load-case.js';
import { blindIndex, type KeyRing, seal, unseal } from '../record/sealing.js';
import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import { ADD_PLACES, CHOOSE_MOMENTS, COPIES, GIVE_LOT_HOMES, LENGTHEN, UPSET_CLOCKS } from './grown-rows.js';

const SEED = 1_729;
const BATCH = 1_000;

interface Moment {
  readonly n: number;
  readonly id: string;
  readonly source: string;
  readonly person: string;
  readonly household: string;
}

/** Cases of the grown county that are worth looking at. */
export interface Grown {
  readonly cases: number;
  /** Open, early in its life. */
  readonly young: string;
  /** Closed, with its whole life. */
  readonly old: string;
  /** Open, with three hundred events. */
  readonly long: string;
  /** A lot of two hundred homes. */
  readonly lot: string;
  /** An applicant's whole name. */
  readonly name: string;
  readonly number: string;
}

/**
 * Makes a county of as many homes out of the few that a demo took through their whole life: each new home is one of
 * those as it stood after one of its acts, at a place, with a number and an applicant of its own. What pages read is
 * what the record wrote; the chains of hashes and the sums over the county are not those of a record.
 * @param pool as the owner of the tables.
 */
export async function growCounty(pool: Pool, keys: KeyRing, homes: number): Promise<Grown> {
  await inTenant(pool, DEMO_TENANT.id, async (tx) => {
    await tx.query(ADD_PLACES, [DEMO_TENANT.id, demoId('org:county')]);
    await tx.query(CHOOSE_MOMENTS, [homes]);
    await giveApplicants(tx, keys);
    for (const copy of COPIES) await tx.query(copy);
    for (const statement of [UPSET_CLOCKS, GIVE_LOT_HOMES, LENGTHEN]) await tx.query(statement);
    await tx.query('create table bench_county as select * from growth');
  });
  await pool.query('vacuum analyze');
  return lookedAt(pool);
}

/** Everyone is invented and sealed as the record seals; what is found by hash can be found. */
async function giveApplicants(tx: Tx, keys: KeyRing): Promise<void> {
  const { rows } = await tx.query<Moment>('select n, id, source, person, household from growth order by n');
  const sealed = await tx.query<{ id: string; sealed: Buffer }>('select id, sealed_facts as sealed from cases');
  const facts = new Map(
    sealed.rows.map((row) => [row.id, unseal<Facts>(keys, factsContext(row.id), row.sealed)] as const),
  );
  const applicants = demoApplicants(SEED, rows.length);
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH).map((moment, at) => {
      const form = applicants[from + at]?.form ?? {};
      return { moment, form, own: onlyKnown(facts.get(moment.source) ?? {}, form) };
    });
    await tx.query(
      `update growth g set sealed_facts = s.facts, name_hash = s.name, id_hash = s.number, person_sealed = s.person, address_hash = s.address
       from unnest($1::integer[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[]) as s(n, facts, name, number, person, address)
       where g.n = s.n`,
      [
        batch.map(({ moment }) => moment.n),
        batch.map(({ moment, own }) => seal(keys, factsContext(moment.id), own)),
        batch.map(({ form }) => blindIndex(keys, 'personName', String(form.name))),
        // The invented serials are unique among a thousand only.
        batch.map(({ form, moment }) => blindIndex(keys, 'idNumber', `${String(form.idNumber)}-${moment.n}`)),
        batch.map(({ form, moment }) =>
          seal(keys, `person:${moment.person}`, { name: form.name, idNumber: form.idNumber }),
        ),
        batch.map(({ form, moment }) => blindIndex(keys, 'address', `${String(form.address)}-${moment.n}`)),
      ],
    );
  }
}

/** The source's personal facts with the values of another person, as far as that person has any. */
function onlyKnown(facts: Facts, form: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, form[name] ?? value]));
}

async function lookedAt(pool: Pool): Promise<Grown> {
  const { rows } = await pool.query<Omit<Grown, 'name'>>(
    `select (select count(*)::integer from cases) as cases,
      (select id from cases where id in (select id from bench_county) and step = 'villageReview' order by number limit 1) as young,
      (select id from cases where id in (select id from bench_county) and closed_at is not null order by seq desc, number limit 1) as old,
      (select id from cases where id in (select id from bench_county) order by seq desc limit 1) as long,
      (select lot_id from case_links group by lot_id order by count(*) desc limit 1) as lot,
      (select number from cases where id in (select id from bench_county) order by number desc limit 1) as number`,
  );
  const [found] = rows;
  if (!found) throw new Error('the county did not grow');
  return { ...found, name: String(demoApplicants(SEED, 1)[0]?.form.name) };
}
