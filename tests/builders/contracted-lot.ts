import { creditCodeOf, type LotDriver, SAMPLE_RATES } from './lot-driver.js';

type Bidder = Parameters<typeof creditCodeOf>[0];

/** A lot drawn from a framework: the shortest way to a contract. @returns its id. */
export async function contractedLot(
  driver: LotDriver,
  sumFen = '1500000',
  bidder: Bidder = 'builder',
): Promise<string> {
  const lotId = await driver.openLot({ delivery: 'frameworkCallOff' });
  const award = { creditCode: creditCodeOf(bidder), sumFen: '1500000', frameworkNumber: 'KJ-1' };
  await driver.actAs(lotId, 'callOffFramework', 'county1', award);
  await driver.actAs(lotId, 'signContract', 'county1', {
    contractNumber: `HT-${lotId}`,
    sumFen,
    retentionPercent: 3,
    warrantyMonths: 12,
    rates: [...SAMPLE_RATES],
  });
  return lotId;
}
