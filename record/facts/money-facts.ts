import type { DerivedFacts } from '../../procedures/case.js';
import type { FactContext } from './load-facts.js';

/** The plan in force: the last one written. */
export async function plan({ tx, loaded }: FactContext): Promise<DerivedFacts['plan']> {
  const { rows } = await tx.query<NonNullable<DerivedFacts['plan']>>(
    `select works_lines as "worksLines", device_lines as "deviceLines", total_fen::text as "totalFen",
       eligible_fen::text as "eligibleFen", grant_fen::text as "grantFen"
     from plans where case_id = $1 order by seq desc limit 1`,
    [loaded.id],
  );
  return rows[0] ?? null;
}

/** The invoices of the case, in fen. That no other case used one is held by the record's key on the number. */
export async function invoices({ tx, loaded }: FactContext): Promise<DerivedFacts['invoices']> {
  const { rows } = await tx.query<{ total: string }>(
    'select coalesce(sum(amount_fen), 0)::text as total from invoices where case_id = $1 and given_back_seq is null',
    [loaded.id],
  );
  return { totalFen: rows[0]?.total ?? '0' };
}

/** What was settled, and how its payment stands. */
export async function settlement({ tx, loaded }: FactContext): Promise<DerivedFacts['settlement']> {
  const { rows } = await tx.query<{
    grantFen: string;
    attempt: number | null;
    payment: 'ordered' | 'returned' | 'paid' | null;
  }>(
    `select s.grant_fen::text as "grantFen", p.attempt, p.state as payment
     from settlements s left join payments p on p.case_id = s.case_id
     where s.case_id = $1 order by s.seq desc, p.attempt desc nulls last limit 1`,
    [loaded.id],
  );
  const last = rows[0];
  return { grantFen: last?.grantFen ?? '0', attempt: last?.attempt ?? 0, payment: last?.payment ?? 'none' };
}
