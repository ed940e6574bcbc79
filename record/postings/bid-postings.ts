import type { CaseState } from '../../procedures/case.js';
import type { Facts } from '../../procedures/vocabulary.js';
import type { BidBody } from '../bid-body.js';
import { lotKey } from '../lot-key.js';
import { unseal } from '../sealing.js';
import type { Posting, PostingContext } from './posting.js';

interface SealedBid {
  readonly id: string;
  readonly sealed: Buffer;
}

/** Opens all bids at once and lists what bidders share. */
export const openBids: Posting = async (context) => {
  const { tx, keys, loaded } = context;
  const key = await lotKey(tx, keys, loaded.id);
  const { rows } = await tx.query<SealedBid>(
    'select id, sealed from bids where lot_id = $1 and withdrawn_at is null order by id',
    [loaded.id],
  );
  const bodies = new Map<string, BidBody>();
  for (const bid of rows) {
    const body = unseal<BidBody>(key, `bid:${bid.id}`, bid.sealed);
    bodies.set(bid.id, body);
    await tx.query('update bids set body = $2, total_fen = $3 where id = $1', [
      bid.id,
      JSON.stringify(body),
      body.totalFen,
    ]);
  }
  await writeFindings(context, bodies);
  return null;
};

type Hashes = Record<'representative' | 'phone' | 'account' | 'address', string>;

async function writeFindings(
  { tx, tenant, loaded }: PostingContext,
  bodies: ReadonlyMap<string, BidBody>,
): Promise<void> {
  const { rows } = await tx.query<Hashes & { id: string }>(
    `select b.id, encode(representative_hash, 'hex') as representative, encode(phone_hash, 'hex') as phone,
       encode(account_hash, 'hex') as account, encode(address_hash, 'hex') as address
     from bids b join suppliers s on s.org_id = b.supplier_id where b.lot_id = $1 and b.withdrawn_at is null order by b.id`,
    [loaded.id],
  );
  let number = 0;
  for (const [at, first] of rows.entries()) {
    for (const second of rows.slice(at + 1)) {
      for (const shared of sharedBy(first, second, bodies)) {
        number += 1;
        await tx.query(
          'insert into bid_findings (tenant_id, lot_id, number, shared, first_bid, second_bid) values ($1, $2, $3, $4, $5, $6)',
          [tenant, loaded.id, number, shared, first.id, second.id],
        );
      }
    }
  }
}

function sharedBy(
  first: Hashes & { id: string },
  second: Hashes & { id: string },
  bodies: ReadonlyMap<string, BidBody>,
): string[] {
  const particulars = (['representative', 'phone', 'account', 'address'] as const).filter(
    (each) => first[each] === second[each],
  );
  const files = new Set(bodies.get(first.id)?.documents.map(({ sha256 }) => sha256));
  const sameFile = bodies.get(second.id)?.documents.some(({ sha256 }) => files.has(sha256)) ?? false;
  return [...particulars, ...(sameFile ? ['file'] : [])];
}

/** Keeps the panel's answer to what two bidders share. */
export const answerFinding: Posting = async ({ tx, loaded, seq, form }) => {
  const { rowCount } = await tx.query(
    'update bid_findings set answer = $3, answered_seq = $4 where lot_id = $1 and number = $2',
    [loaded.id, Number(form.number), String(form.answer), seq],
  );
  return rowCount === 1 ? null : { code: 'findingUnknown', about: String(form.number) };
};

interface OpenedBid {
  readonly id: string;
  readonly creditCode: string;
  readonly totalFen: string;
}

/**
 * Ranks the qualified bids: the price scores lowest ÷ own × 100, the panel gives the technical score, and the method's
 * policy weighs them (`pricePercent{Method}`). Equal scores: the lower price first, then the earlier bid.
 */
export const rankBids: Posting = async ({ tx, loaded, form }) => {
  const { rows } = await tx.query<OpenedBid>(
    `select b.id, s.credit_code as "creditCode", b.total_fen::text as "totalFen" from bids b join suppliers s on s.org_id = b.supplier_id
     where b.lot_id = $1 and b.withdrawn_at is null order by b.received_at, b.id`,
    [loaded.id],
  );
  const assessments = new Map((form.assessments as readonly Facts[]).map((each) => [String(each.creditCode), each]));
  const missing = rows.find(({ creditCode }) => !assessments.has(creditCode));
  if (missing) return { code: 'bidderNotAssessed', about: missing.creditCode };
  const qualified = rows.filter(({ creditCode }) => assessments.get(creditCode)?.qualified === true);
  if (qualified.length === 0) return { code: 'noQualifiedBid' };
  const lowest = qualified.map(({ totalFen }) => BigInt(totalFen)).reduce((a, b) => (a < b ? a : b));
  const weight = pricePercent(loaded.state);
  const scored = qualified.map((bid) => {
    const technical = BigInt(Number(assessments.get(bid.creditCode)?.technical));
    const price = (lowest * 10_000n) / BigInt(bid.totalFen);
    return { ...bid, score: Number((price * weight + technical * 100n * (100n - weight)) / 100n) };
  });
  const ranked = scored.toSorted((a, b) => b.score - a.score || Number(BigInt(a.totalFen) - BigInt(b.totalFen)));
  await tx.query('update bids set qualified = false, score_hundredths = null, rank = null where lot_id = $1', [
    loaded.id,
  ]);
  for (const [at, { id, score }] of ranked.entries()) {
    await tx.query('update bids set qualified = true, score_hundredths = $2, rank = $3 where id = $1', [
      id,
      score,
      at + 1,
    ]);
  }
  return null;
};

function pricePercent({ policy, facts }: CaseState): bigint {
  const method = String(facts.method);
  const percent = policy[`pricePercent${method.charAt(0).toUpperCase()}${method.slice(1)}`];
  if (typeof percent !== 'number') throw new Error(`the policy does not say how much the price weighs in ${method}`);
  return BigInt(percent);
}
