import type { Facts } from '../../procedures/vocabulary.js';
import { moveHomeMoney } from './move-home-money.js';
import type { Posting, PostingContext } from './posting.js';
import { lockedHomeFunds, type Share } from './tranche-shares.js';

/** Keeps what the audit takes off the homes' settlements, line by line; it comes off the retention and is free again. */
export const recordReductions: Posting = async (context) => {
  const { tx, tenant, loaded, seq, form } = context;
  for (const reduction of (form.reductions ?? []) as readonly Facts[]) {
    const { rowCount } = await tx.query(
      `insert into settlement_reductions (tenant_id, lot_id, seq, home_id, item_code, room, reduction_fen, reason)
       select $1, $2, $3, c.id, l.item_code, l.room, $7, $8
       from cases c join case_links k on k.home_id = c.id and k.lot_id = $2 and k.left_seq is null
       join plan_lines l on l.case_id = c.id and l.item_code = $5 and l.room = $6
         and l.seq = (select max(seq) from plans where case_id = c.id)
       where c.number = $4 on conflict do nothing`,
      [
        ...[tenant, loaded.id, seq, String(reduction.number), String(reduction.item), String(reduction.room)],
        ...[String(reduction.reductionFen), String(reduction.reason)],
      ],
    );
    if (rowCount !== 1)
      return { code: 'itemNotInPlan', about: `${String(reduction.number)} ${String(reduction.item)}` };
  }
  return freeReductions(context);
};

/** Frees the reductions from the fund that is spent last. More than is still held back cannot be taken off here. */
async function freeReductions(context: PostingContext) {
  const funds = await lockedHomeFunds(context);
  const reductions = await reductionsOf(context);
  const freed: Share[] = [];
  for (const homeId of new Set(funds.map((fund) => fund.homeId))) {
    const own = funds.filter((fund) => fund.homeId === homeId);
    let left = reductions.get(homeId) ?? 0n;
    for (const fund of own.toReversed()) {
      const amountFen = fund.committedFen < left ? fund.committedFen : left;
      if (amountFen > 0n) freed.push({ homeId, fundId: fund.fundId, amountFen });
      left -= amountFen;
    }
    if (left > 0n) return { code: 'reductionTooLarge', about: left.toString() } as const;
  }
  await moveHomeMoney(context, freed, { from: 'committed', to: 'free' });
  return null;
}

/** What this act takes off each home, in fen. */
async function reductionsOf({ tx, loaded, seq }: PostingContext): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await tx.query<{ homeId: string; fen: string }>(
    `select home_id as "homeId", sum(reduction_fen)::text as fen from settlement_reductions where lot_id = $1 and seq = $2 group by home_id`,
    [loaded.id, seq],
  );
  return new Map(rows.map(({ homeId, fen }) => [homeId, BigInt(fen)]));
}
