import type { PlanTotals } from './case.js';
import type { Facts, Policy } from './vocabulary.js';

/** A priced line: quantity in hundredths of its unit, prices in fen per unit. */
export interface PlanLine {
  readonly kind: 'works' | 'device';
  readonly quantityHundredths: bigint;
  readonly unitPriceFen: bigint;
  readonly guidePriceFen: bigint;
}

/** A decimal string with at most two places, as hundredths: `'2.5'` → `250n`. */
export function hundredths(quantity: string): bigint {
  const [whole = '0', part = ''] = quantity.split('.');
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
}

/** Quantity × price in fen, half a fen rounded up. */
export function amountFen(quantityHundredths: bigint, priceFen: bigint): bigint {
  return (quantityHundredths * priceFen + 50n) / 100n;
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What counts toward the subsidy: a price above the guide price is the household's own affair. */
export function eligibleFen(line: PlanLine, quantityHundredths: bigint): bigint {
  return amountFen(quantityHundredths, smaller(line.unitPriceFen, line.guidePriceFen));
}

/**
 * What the funds pay of an eligible sum, in fen: of the cost that counts for the household's class of hardship, less
 * the household's own share of it (a whole percentage of the part above a threshold), and at most the cap.
 * The share is rounded down, in the household's favour (Beijing: own shares by class of hardship).
 */
export function grantOfFen(policy: Policy, facts: Facts, eligible: bigint): bigint {
  const mostFen = ofClass<bigint>(policy, facts, 'countedCostFen', 0n);
  const counted = mostFen > 0n ? smaller(eligible, mostFen) : eligible;
  const thresholdFen = ofClass<bigint>(policy, facts, 'coPayAboveFen', 0n);
  const charged = counted > thresholdFen ? counted - thresholdFen : 0n;
  const share = (charged * BigInt(ofClass<number>(policy, facts, 'coPayPercent', 0))) / 100n;
  return smaller(counted - share, capFen(policy));
}

function capFen(policy: Policy): bigint {
  if (typeof policy.grantCapFen !== 'bigint') throw new Error('the policy sets no cap (grantCapFen)');
  return policy.grantCapFen;
}

/** A policy's setting for the household's class of hardship: `{key}{Class}`. */
function ofClass<Value extends bigint | number>(policy: Policy, facts: Facts, key: string, fallback: Value): Value {
  const hardship = String(facts.hardship);
  const value = policy[`${key}${hardship.charAt(0).toUpperCase()}${hardship.slice(1)}`];
  return typeof value === typeof fallback ? (value as Value) : fallback;
}

/** The totals of a plan's lines, in fen as decimal strings. */
export function planTotals(policy: Policy, facts: Facts, lines: readonly PlanLine[]): PlanTotals {
  const total = lines.reduce((sum, line) => sum + amountFen(line.quantityHundredths, line.unitPriceFen), 0n);
  const eligible = lines.reduce((sum, line) => sum + eligibleFen(line, line.quantityHundredths), 0n);
  return {
    worksLines: lines.filter((line) => line.kind === 'works').length,
    deviceLines: lines.filter((line) => line.kind === 'device').length,
    totalFen: total.toString(),
    eligibleFen: eligible.toString(),
    grantFen: grantOfFen(policy, facts, eligible).toString(),
  };
}
