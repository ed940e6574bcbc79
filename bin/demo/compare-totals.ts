import { contractSums, planSums, settledFen, SMALL_GRANT_FEN } from './arithmetic.js';
import { TOWNS, type Town } from './demo-run.js';
import type { RecordTotals } from './record-totals.js';
import type { PlanFile, RunSheet } from './run-folder.js';

/** One sum from all who know it, in fen; `bank`: where the bank's answers tell it too. */
export interface Comparison {
  readonly what: 'plan' | 'contract' | 'paid' | 'contract sums' | 'small grants';
  readonly where: Town | 'county';
  readonly recordFen: bigint;
  readonly expectedFen: bigint;
  readonly bankFen: bigint | null;
  readonly agrees: boolean;
}

/** Holds the record's totals against the plan files and against what the demo was answered, to the fen. */
export function compareTotals(record: RecordTotals, plans: readonly PlanFile[], sheet: RunSheet): Comparison[] {
  const numbers = new Set(sheet.homes.map(({ number }) => number));
  const own = plans.filter(({ number }) => numbers.has(number));
  return [
    ...TOWNS.flatMap((town) => ofTown(record, own, sheet, town)),
    contractSumsOf(record, sheet),
    grantsOf(record, sheet),
  ];
}

const total = <T>(all: readonly T[], of: (each: T) => bigint): bigint => all.reduce((sum, each) => sum + of(each), 0n);

function ofTown(record: RecordTotals, plans: readonly PlanFile[], sheet: RunSheet, town: Town): Comparison[] {
  const held = record.towns[town];
  const own = plans.filter((plan) => plan.town === town);
  const lots = new Set(sheet.lots.map(({ number }) => number));
  const bankFen = total(
    sheet.bank.filter((line) => line.town === town && lots.has(line.number)),
    ({ amountFen }) => BigInt(amountFen),
  );
  const paid = compared('paid', town, held.paidFen, total(own, paidOf), bankFen);
  return [
    compared(
      'plan',
      town,
      held.planFen,
      total(own, ({ lines }) => planSums(lines).totalFen),
    ),
    compared('contract', town, held.contractFen, total(own, contractOf)),
    { ...paid, agrees: paid.agrees && held.ledgerFen === held.paidFen },
  ];
}

const contractOf = ({ lines, contract }: PlanFile): bigint =>
  contract ? contractSums(lines, contract.rates).totalFen : 0n;
const paidOf = ({ lines, contract, reductionFen }: PlanFile): bigint =>
  contract ? settledFen(lines, contract.rates) - BigInt(reductionFen) : 0n;

function contractSumsOf({ contractSumsFen }: RecordTotals, { lots }: RunSheet): Comparison {
  return compared(
    'contract sums',
    'county',
    contractSumsFen,
    total(lots, ({ sumFen }) => BigInt(sumFen)),
  );
}

function grantsOf({ smallGrants }: RecordTotals, sheet: RunSheet): Comparison {
  const lots = new Set(sheet.lots.map(({ number }) => number));
  const bankFen = total(
    sheet.bank.filter(({ number }) => !lots.has(number)),
    ({ amountFen }) => BigInt(amountFen),
  );
  const cases = sheet.smallGrants.length;
  const expectedFen = BigInt(cases) * SMALL_GRANT_FEN;
  const row = compared('small grants', 'county', smallGrants.paidFen, expectedFen, bankFen);
  return { ...row, agrees: row.agrees && smallGrants.paid === cases && smallGrants.ledgerFen === smallGrants.paidFen };
}

function compared(
  what: Comparison['what'],
  where: Comparison['where'],
  recordFen: bigint,
  expectedFen: bigint,
  bankFen: bigint | null = null,
): Comparison {
  const agrees = recordFen === expectedFen && (bankFen === null || bankFen === recordFen);
  return { what, where, recordFen, expectedFen, bankFen, agrees };
}
