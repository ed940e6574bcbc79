import { v7 as uuid } from 'uuid';
import { payeeAccountOf } from '../../procedures/payee-account.js';
import { isBankReferenceUsed } from '../bank-references.js';
import { settlement } from '../facts/money-facts.js';
import { seal } from '../sealing.js';
import { lockedFunds, type Movement, writeMovements } from './fund-postings.js';
import type { Posting, PostingContext } from './posting.js';

/** Orders the payment of the settlement from what is committed. A new attempt only after the last one came back. */
export const orderPayment: Posting = async (context) => {
  const { tx, keys, tenant, loaded, seq } = context;
  const settled = await settlement({ tx, keys, loaded, lock: false });
  if (settled.grantFen === '0') return { code: 'nothingToPay' };
  if (settled.payment === 'ordered' || settled.payment === 'paid') return { code: 'paymentOpen' };
  const shares = (await lockedFunds(context)).filter((fund) => fund.committedFen > 0n);
  const committed = shares.reduce((sum, fund) => sum + fund.committedFen, 0n);
  if (committed !== BigInt(settled.grantFen)) {
    throw new Error(`case ${loaded.id} has ${committed} fen committed, but ${settled.grantFen} settled`);
  }
  const account = payeeAccountOf(loaded.state.facts);
  if (account === null) return { code: 'bankAccountMissing' };
  const paymentId = uuid();
  // What was ordered stays what it was, also when the account is corrected later.
  const payee = seal(keys, `payment:${paymentId}`, { account });
  await tx.query(
    'insert into payments (tenant_id, id, case_id, attempt, amount_fen, payee_sealed, ordered_seq) values ($1, $2, $3, $4, $5, $6, $7)',
    [tenant, paymentId, loaded.id, settled.attempt + 1, settled.grantFen, payee, seq],
  );
  for (const fund of shares) {
    await tx.query(
      'insert into payment_allocations (tenant_id, payment_id, fund_id, amount_fen) values ($1, $2, $3, $4)',
      [tenant, paymentId, fund.id, fund.committedFen.toString()],
    );
  }
  await writeMovements(
    context,
    shares.map(
      (fund): Movement => ({ fundId: fund.id, from: 'committed', to: 'ordered', amountFen: fund.committedFen }),
    ),
  );
  return null;
};

/** The bank has paid. Its reference is unique, so that one statement line cannot confirm two payments. */
export const confirmPayment: Posting = async (context) => {
  const reference = String(context.form.bankReference);
  if (await isBankReferenceUsed(context.tx, reference)) return { code: 'bankReferenceUsed', about: reference };
  return answerPayment(context, { state: 'paid', account: 'paid', reference });
};

/** The bank sent the money back: it is committed again and may be ordered anew. */
export const returnPayment: Posting = (context) =>
  answerPayment(context, { state: 'returned', account: 'committed', reference: null });

interface BankAnswer {
  readonly state: 'paid' | 'returned';
  readonly account: 'paid' | 'committed';
  readonly reference: string | null;
}

async function answerPayment(context: PostingContext, { state, account, reference }: BankAnswer) {
  const { tx, loaded, seq } = context;
  const { rowCount } = await tx.query(
    `update payments set state = $2, answered_seq = $3, bank_reference = $4 where case_id = $1 and state = 'ordered'`,
    [loaded.id, state, seq, reference],
  );
  if (rowCount !== 1) return { code: 'noPaymentOpen' } as const;
  await writeMovements(
    context,
    (await lockedFunds(context)).map(
      (fund): Movement => ({ fundId: fund.id, from: 'ordered', to: account, amountFen: fund.orderedFen }),
    ),
  );
  return null;
}
