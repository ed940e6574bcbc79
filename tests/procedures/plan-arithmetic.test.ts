import { amountFen, grantOfFen, hundredths, planTotals } from '../../procedures/plan-arithmetic.js';
import { homeRenovationPolicy } from '../../procedures/home-renovation/policy.js';

const nearPoor = { hardship: 'nearPoor' };
const yuan = (amount: number): bigint => BigInt(amount) * 100n;

describe('what the funds pay', () => {
  it('is the eligible cost up to the cap where the class pays nothing itself', () => {
    expect(grantOfFen(homeRenovationPolicy, nearPoor, yuan(5_999))).toBe(yuan(5_999));
    expect(grantOfFen(homeRenovationPolicy, nearPoor, yuan(6_001))).toBe(yuan(6_000));
  });

  it('leaves a class its percentage of the whole cost, rounded down in its favour', () => {
    const policy = { ...homeRenovationPolicy, coPayPercentNearPoor: 15 };
    expect(grantOfFen(policy, nearPoor, yuan(1_000))).toBe(yuan(850));
    expect(grantOfFen(policy, nearPoor, 333n)).toBe(284n);
    expect(grantOfFen(policy, { hardship: 'destitute' }, yuan(1_000))).toBe(yuan(1_000));
  });

  it('leaves a class its percentage of the part above a threshold only', () => {
    const policy = { ...homeRenovationPolicy, coPayPercentNearPoor: 50, coPayAboveFenNearPoor: yuan(2_000) };
    expect(grantOfFen(policy, nearPoor, yuan(2_000))).toBe(yuan(2_000));
    expect(grantOfFen(policy, nearPoor, yuan(3_000))).toBe(yuan(2_500));
  });

  it('counts the cost of a class only up to its own limit', () => {
    const policy = { ...homeRenovationPolicy, coPayPercentNearPoor: 10, countedCostFenNearPoor: yuan(4_000) };
    expect(grantOfFen(policy, nearPoor, yuan(5_000))).toBe(yuan(3_600));
  });
});

describe('a plan', () => {
  it('counts a dear price only up to the guide price, and half a fen upwards', () => {
    expect(hundredths('2.5')).toBe(250n);
    expect(hundredths('2.05')).toBe(205n);
    expect(amountFen(150n, 333n)).toBe(500n);
    const line = { kind: 'works', quantityHundredths: 200n, unitPriceFen: 900n, guidePriceFen: 700n } as const;
    expect(planTotals(homeRenovationPolicy, nearPoor, [line])).toEqual({
      worksLines: 1,
      deviceLines: 0,
      totalFen: '1800',
      eligibleFen: '1400',
      grantFen: '1400',
    });
  });
});
