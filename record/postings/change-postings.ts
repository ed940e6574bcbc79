import type { Posting } from './posting.js';

interface CoPay {
  readonly before: string;
  readonly after: string;
  readonly consents: number;
}

/**
 * After a change the household may pay more than it agreed to: then its signed consent must be there. Stands after the
 * postings that write the new plan and call it off.
 */
export const requireCoPayConsent: Posting = async ({ tx, loaded, seq }) => {
  const { rows } = await tx.query<CoPay>(
    `with shares as (
       select seq, total_fen - grant_fen as fen, 0 as place from call_offs where home_id = $1
       union all select seq, total_fen - grant_fen, 1 from plans where case_id = $1)
     select coalesce((select fen from shares where seq < $2 order by place, seq desc limit 1), 0)::text as before,
       coalesce((select fen from shares where seq = $2 order by place limit 1), 0)::text as after,
       (select count(*)::integer from evidence where case_id = $1 and slot = 'coPayConsent' and used_seq is null) as consents`,
    [loaded.id, seq],
  );
  const [share] = rows;
  if (!share) throw new Error('a query of single values returned no row');
  return BigInt(share.after) > BigInt(share.before) && share.consents === 0 ? { code: 'coPayConsentMissing' } : null;
};

/** Keeps a supplier in default from bidding until a day is over. */
export const barSupplier: Posting = async ({ tx, loaded, form }) => {
  await tx.query(
    `update suppliers set barred_until = greatest(barred_until, $2::date)
     where org_id = (select supplier_id from contracts where lot_id = $1)`,
    [loaded.id, String(form.barredUntil)],
  );
  return null;
};
