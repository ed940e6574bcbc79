import { availableFen, type FundForCase, fundsOf, spentFen } from '../facts/funds.js';
import { plan } from '../facts/money-facts.js';
import type { Posting, PostingContext } from './posting.js';

export type Account = 'free' | 'reserved' | 'committed' | 'ordered' | 'paid';

/** One movement within a fund, in fen. */
export interface Movement {
  readonly fundId: string;
  readonly from: Account;
  readonly to: Account;
  readonly amountFen: bigint;
}

/** Writes movements of a case; those of nothing are left out. */
export async function writeMovements(
  { tx, tenant, loaded, seq }: PostingContext,
  movements: readonly Movement[],
): Promise<void> {
  for (const { fundId, from, to, amountFen } of movements.filter((each) => each.amountFen > 0n)) {
    await tx.query(
      `insert into fund_entries (tenant_id, fund_id, case_id, seq, from_account, to_account, amount_fen)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tenant, fundId, loaded.id, seq, from, to, amountFen.toString()],
    );
  }
}

/** The case's funds, held until the transaction ends. */
export const lockedFunds = ({ tx, keys, loaded }: PostingContext): Promise<FundForCase[]> =>
  fundsOf({ tx, keys, loaded, lock: true });

function releasesOf(funds: readonly FundForCase[]): Movement[] {
  return funds.flatMap((fund): Movement[] => [
    { fundId: fund.id, from: 'reserved', to: 'free', amountFen: fund.reservedFen },
    { fundId: fund.id, from: 'committed', to: 'free', amountFen: fund.committedFen },
  ]);
}

/** Spreads a sum over the funds in their order, each up to what it may give. `null` when they hold too little. */
export function spread(funds: readonly FundForCase[], sumFen: bigint): { fundId: string; amountFen: bigint }[] | null {
  const shares: { fundId: string; amountFen: bigint }[] = [];
  let left = sumFen;
  for (const fund of funds) {
    const available = availableFen(fund);
    const amountFen = available < left ? available : left;
    if (amountFen > 0n) shares.push({ fundId: fund.id, amountFen });
    left -= amountFen > 0n ? amountFen : 0n;
  }
  return left > 0n ? null : shares;
}

/** Frees what the case holds and holds a sum anew, less what is spent already, spread over the funds. */
export async function hold(context: PostingContext, to: 'reserved' | 'committed', sumFen: bigint) {
  const funds = await lockedFunds(context);
  const spent = funds.reduce((sum, fund) => sum + spentFen(fund), 0n);
  if (spent > sumFen) return { code: 'advancedBeyondGrant', about: spent.toString() } as const;
  const shares = spread(funds, sumFen - spent);
  if (!shares) return { code: 'fundsExhausted' } as const;
  await writeMovements(context, [
    ...releasesOf(funds),
    ...shares.map(({ fundId, amountFen }): Movement => ({ fundId, from: 'free', to, amountFen })),
  ]);
  return null;
}

/** At approval the plan has no price yet, so the most that it may cost the funds is reserved. */
export const reserveFunds: Posting = async (context) => {
  const cap = context.loaded.state.policy.grantCapFen;
  if (typeof cap !== 'bigint') throw new Error('the policy sets no cap (grantCapFen)');
  return hold(context, 'reserved', cap);
};

/**
 * Turns what a case holds back into a reservation for a new plan: up to the cap, or as much of it as the funds still
 * have, which is never less than it held.
 */
export const reserveAgain: Posting = async (context) => {
  const cap = context.loaded.state.policy.grantCapFen;
  if (typeof cap !== 'bigint') throw new Error('the policy sets no cap (grantCapFen)');
  const funds = await lockedFunds(context);
  const within = funds.reduce((sum, fund) => sum + availableFen(fund) + spentFen(fund), 0n);
  return hold(context, 'reserved', within < cap ? within : cap);
};

/** Commits exactly what the approved plan grants and frees the rest of the reservation. */
export const commitFunds: Posting = async (context) => {
  const { tx, keys, loaded } = context;
  const inForce = await plan({ tx, keys, loaded, lock: false });
  if (!inForce) return { code: 'planMissing' };
  return hold(context, 'committed', BigInt(inForce.grantFen));
};

/** Frees all that the case holds; nothing happens when it holds nothing. */
export const releaseFunds: Posting = async (context) => {
  await writeMovements(context, releasesOf(await lockedFunds(context)));
  return null;
};
