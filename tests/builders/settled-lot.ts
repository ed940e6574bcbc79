import { creditCodeOf, type LotDriver, SAMPLE_RATES } from './lot-driver.js';

/** A lot drawn from a framework, the shortest way to a contract, with one home settled under it. */
export async function settledLot(driver: LotDriver, place: number): Promise<{ lotId: string; home: string }> {
  const [home = ''] = await driver.designedHomes([place]);
  const lotId = await driver.openLot({ delivery: 'frameworkCallOff' });
  const award = { creditCode: creditCodeOf('builder'), sumFen: '1500000', frameworkNumber: `KJ-${place}` };
  await driver.actAs(lotId, 'callOffFramework', 'county1', award);
  await driver.actAs(lotId, 'signContract', 'county1', {
    contractNumber: `HT-${lotId}`,
    sumFen: '1500000',
    retentionPercent: 3,
    warrantyMonths: 12,
    rates: [...SAMPLE_RATES],
  });
  const homes = { homes: await driver.numbers([home]) };
  await driver.actAs(lotId, 'addHomes', 'county1', homes);
  await driver.actAs(lotId, 'callOff', 'county1', { ...homes, finishBy: '2026-07-31' });
  for (const action of ['startByContractor', 'selfCheckByContractor']) await driver.actAs(home, action, 'contractor1');
  await driver.attach(home, 'coPayReceipt');
  await driver.actAll(home, ['accept', 'settleByContract']);
  return { lotId, home };
}
