import { amountFen, eligibleFen } from '../procedures/plan-arithmetic.js';
import type { Tx } from './record-types.js';

/** A line of a home's plan in force at the rates of its lot's contract. */
interface ContractLine {
  readonly item: string;
  readonly kind: 'works' | 'device';
  readonly planned: string;
  readonly measured: string | null;
  readonly guide: string;
  readonly rate: string | null;
}

/** A home's plan at contract rates, in fen: the whole, and what of it may be subsidised. */
export interface ContractTotals {
  readonly totalFen: bigint;
  readonly eligibleFen: bigint;
}

/** Works out a home's plan at the contract's rates: as planned, or as measured but never more than planned. */
export async function contractTotals(
  tx: Tx,
  { lotId, homeId }: { readonly lotId: string; readonly homeId: string },
  by: 'planned' | 'measured',
): Promise<ContractTotals | { readonly noRateFor: string } | { readonly notMeasured: string }> {
  const { rows } = await tx.query<ContractLine>(
    `select l.item_code as item, l.kind, l.quantity_hundredths::text as planned, l.measured_hundredths::text as measured,
       l.guide_price_fen::text as guide, r.rate_fen::text as rate
     from plan_lines l left join contract_rates r on r.lot_id = $2 and r.item_code = l.item_code
     where l.case_id = $1 and l.seq = (select max(seq) from plans where case_id = $1) order by l.item_code, l.room`,
    [homeId, lotId],
  );
  let total = 0n;
  let eligible = 0n;
  for (const row of rows) {
    if (row.rate === null) return { noRateFor: row.item };
    if (by === 'measured' && row.measured === null) return { notMeasured: row.item };
    const quantity = by === 'planned' ? BigInt(row.planned) : smaller(BigInt(row.planned), BigInt(row.measured ?? '0'));
    const line = {
      kind: row.kind,
      quantityHundredths: quantity,
      unitPriceFen: BigInt(row.rate),
      guidePriceFen: BigInt(row.guide),
    };
    total += amountFen(quantity, line.unitPriceFen);
    eligible += eligibleFen(line, quantity);
  }
  return { totalFen: total, eligibleFen: eligible };
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
