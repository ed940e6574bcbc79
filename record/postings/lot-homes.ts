import type { Posting, PostingContext } from './posting.js';

/** Lays the home into the lot whose action this follows from. */
export const joinLot: Posting = async (context) => {
  const { tx, tenant, loaded } = context;
  const { lotId, seq } = lotOf(context);
  await tx.query('insert into case_links (tenant_id, lot_id, home_id, joined_seq) values ($1, $2, $3, $4)', [
    tenant,
    lotId,
    loaded.id,
    seq,
  ]);
  return null;
};

/** Takes the home out of its lot, by the lot's act or its own; nothing happens when it lies in none. Its contractor goes too. */
export const leaveLot: Posting = async ({ tx, loaded, seq, lot }) => {
  await tx.query('update case_links set left_seq = $2, left_by = $3 where home_id = $1 and left_seq is null', [
    loaded.id,
    lot?.seq ?? seq,
    lot ? 'lot' : 'home',
  ]);
  await tx.query(`delete from case_parties where case_id = $1 and as_role = 'contractor'`, [loaded.id]);
  return null;
};

/** The lot that an act on a home follows from. Throws when a person acted: such actions are by the lot alone. */
export function lotOf({ lot, action }: PostingContext): NonNullable<PostingContext['lot']> {
  if (!lot) throw new Error(`${action} follows from no lot`);
  return lot;
}
