import type { Debtor, RecoveryGround } from '../procedures/recovery/opening.js';
import type { Day } from '../procedures/vocabulary.js';
import type { Tx } from './record-types.js';

/** A recovery as it is told of where the money was paid. Sums in fen. Names no person. */
export interface RecoveryLine {
  readonly id: string;
  readonly number: string;
  readonly step: string;
  readonly outcome: string | null;
  readonly debtor: Debtor;
  readonly ground: RecoveryGround;
  /** What is claimed in all, and what of it came back. */
  readonly claimedFen: string;
  readonly repaidFen: string;
}

/** What one home's payments owe of it. `lot` is null where the household itself was paid. */
export interface RecoveryClaim {
  readonly home: string;
  readonly lot: string | null;
  readonly claimedFen: string;
  readonly repaidFen: string;
}

/** A recovery with all that belongs to it beside its facts. */
export interface RecoveryParts extends Pick<RecoveryLine, 'debtor' | 'ground' | 'claimedFen' | 'repaidFen'> {
  readonly about: { readonly id: string; readonly number: string; readonly procedure: string };
  /** The contractor that owes; null where the household does. */
  readonly supplier: { readonly creditCode: string; readonly name: string } | null;
  readonly claims: readonly RecoveryClaim[];
  readonly repayments: readonly {
    readonly seq: number;
    readonly amountFen: string;
    readonly receivedOn: Day;
    readonly bankReference: string;
  }[];
}

const SUMS = `cross join lateral (select coalesce(sum(k.claimed_fen), 0)::text as "claimedFen", coalesce(sum(k.repaid_fen), 0)::text as "repaidFen"
  from claims_in_force k where k.recovery_id = r.id) sums`;

/** The recoveries that are about a home or lot, or that claim what was paid for it, the oldest first. */
export async function readRecoveriesOf(tx: Tx, caseId: string): Promise<RecoveryLine[]> {
  const { rows } = await tx.query<RecoveryLine>(
    `select c.id, c.number, c.step, c.outcome, r.debtor, r.ground, sums.*
     from recoveries r join cases c on c.id = r.id ${SUMS}
     where r.about_id = $1 or r.id in (select k.recovery_id from recovery_claims k where k.home_id = $1 or k.lot_id = $1)
     order by c.number`,
    [caseId],
  );
  return rows;
}

/** Reads what belongs to a recovery. Throws when the case is none. */
export async function readRecovery(tx: Tx, recoveryId: string): Promise<RecoveryParts> {
  const { rows } = await tx.query<Omit<RecoveryParts, 'claims' | 'repayments'>>(
    `select jsonb_build_object('id', a.id, 'number', a.number, 'procedure', a.procedure) as about, r.debtor, r.ground, sums.*,
       (select jsonb_build_object('creditCode', s.credit_code, 'name', o.name) from contracts k
        join suppliers s on s.org_id = k.supplier_id join orgs o on o.id = s.org_id where k.lot_id = r.lot_id) as supplier
     from recoveries r join cases a on a.id = r.about_id ${SUMS} where r.id = $1`,
    [recoveryId],
  );
  if (!rows[0]) throw new Error(`recovery ${recoveryId} was never raised`);
  const claims = await tx.query<RecoveryClaim>(
    `select h.number as home, l.number as lot, k.claimed_fen::text as "claimedFen", k.repaid_fen::text as "repaidFen"
     from claims_in_force k join cases h on h.id = k.home_id left join cases l on l.id = k.lot_id where k.recovery_id = $1 order by k.place`,
    [recoveryId],
  );
  const repayments = await tx.query<RecoveryParts['repayments'][number]>(
    `select seq, amount_fen::text as "amountFen", received_on as "receivedOn", bank_reference as "bankReference"
     from repayments where recovery_id = $1 order by seq`,
    [recoveryId],
  );
  return { ...rows[0], claims: claims.rows, repayments: repayments.rows };
}
