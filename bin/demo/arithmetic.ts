import type { PlanLine } from './sample-plans.js';

/**
 * The demo's own arithmetic, in fen: written out once more from the policy's words and shared with nothing of the
 * product, so that a mistake there does not agree with itself here.
 */

/** Xuancheng's rates: 3,500 yuan a home from the central lottery fund and 2,500 from the county. */
export const LOTTERY_PER_HOME_FEN = 350_000n;
export const COUNTY_PER_HOME_FEN = 250_000n;
export const MOST_PER_HOME_FEN = LOTTERY_PER_HOME_FEN + COUNTY_PER_HOME_FEN;
export const RETENTION_PERCENT = 3n;
export const ADVANCE_PERCENT = 30n;
/** Xiaoshan's report: 350,000 yuan for 35 homes. */
export const SMALL_GRANT_FEN = 1_000_000n;

/** What each item of a contract costs, by its code. */
export type Rates = Readonly<Record<string, string>>;

/** The whole price, and what of it the guide prices let count. */
export interface Sums {
  readonly totalFen: bigint;
  readonly countedFen: bigint;
}

/** A quantity with at most two decimals times a price, to the nearest fen, half a fen up. */
function timesFen(quantity: string, priceFen: bigint): bigint {
  const [units = '0', decimals = ''] = quantity.split('.');
  const tenThousandths = BigInt(`${units}${decimals.padEnd(4, '0')}`) * priceFen;
  return (tenThousandths + 5_000n) / 10_000n;
}

const least = (...sums: bigint[]): bigint => sums.reduce((a, b) => (b < a ? b : a));
const sumOf = (sums: readonly bigint[]): bigint => sums.reduce((a, b) => a + b, 0n);

function sumsAt(
  lines: readonly PlanLine[],
  priceOf: (line: PlanLine) => bigint,
  quantityOf: (line: PlanLine) => string,
) {
  return {
    totalFen: sumOf(lines.map((line) => timesFen(quantityOf(line), priceOf(line)))),
    countedFen: sumOf(
      lines.map((line) => timesFen(quantityOf(line), least(priceOf(line), BigInt(line.guidePriceFen)))),
    ),
  };
}

/** A plan at its own prices. */
export function planSums(lines: readonly PlanLine[]): Sums {
  return sumsAt(
    lines,
    (line) => BigInt(line.unitPriceFen),
    (line) => line.quantity,
  );
}

const rateOf = (rates: Rates) => (line: PlanLine) => BigInt(rates[line.item] ?? '0');

/** A plan at a contract's rates. */
export function contractSums(lines: readonly PlanLine[], rates: Rates): Sums {
  return sumsAt(lines, rateOf(rates), (line) => line.quantity);
}

/** What the funds pay of a home that is called off. */
export function calledOffGrantFen(lines: readonly PlanLine[], rates: Rates): bigint {
  return least(contractSums(lines, rates).countedFen, planSums(lines).countedFen, MOST_PER_HOME_FEN);
}

/** What is settled: the measured quantities, never more than the plan and the call-off let the funds pay. */
export function settledFen(lines: readonly PlanLine[], rates: Rates): bigint {
  const found = sumsAt(lines, rateOf(rates), (line) => line.measured ?? '0');
  return least(found.countedFen, calledOffGrantFen(lines, rates));
}

/** What is kept back of a settlement until the warranty is over. */
export const retentionFen = (settled: bigint): bigint => (settled * RETENTION_PERCENT) / 100n;

/** What the household pays the contractor itself. */
export function ownShareFen(lines: readonly PlanLine[], rates: Rates): bigint {
  return contractSums(lines, rates).totalFen - calledOffGrantFen(lines, rates);
}

/** The part of a home's call-off that is paid in advance. */
export function advanceFen(lines: readonly PlanLine[], rates: Rates): bigint {
  return (calledOffGrantFen(lines, rates) * ADVANCE_PERCENT) / 100n;
}

/** A sum of fen in yuan with two decimals, for people. */
export const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
