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
 * What the funds pay of an eligible sum: less the share of the household's hardship class (policy
 * `coPayPercent{Class}`, in whole percent, rounded down in the household's favour), and at most the cap, all in fen.
 */
export function grantOfFen(policy: Policy, facts: Facts, eligible: bigint): bigint {
  const share = (eligible * BigInt(coPayPercent(policy, facts))) / 100n;
  return smaller(eligible - share, capFen(policy));
}

function capFen(policy: Policy): bigint {
  if (typeof policy.grantCapFen !== 'bigint') throw new Error('the policy sets no cap (grantCapFen)');
  return policy.grantCapFen;
}

function coPayPercent(policy: Policy, facts: Facts): number {
  const hardship = String(facts.hardship);
  const percent = policy[`coPayPercent${hardship.charAt(0).toUpperCase()}${hardship.slice(1)}`];
  return typeof percent === 'number' ? percent : 0;
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
