import { contractedLot } from './contracted-lot.js';
import type { LotDriver } from './lot-driver.js';

/** A lot drawn from a framework, the shortest way to a contract, with one home settled under it. */
export async function settledLot(driver: LotDriver, place: number): Promise<{ lotId: string; home: string }> {
  const [home = ''] = await driver.designedHomes([place]);
  const lotId = await contractedLot(driver);
  const homes = { homes: await driver.numbers([home]) };
  await driver.actAs(lotId, 'addHomes', 'county1', homes);
  await driver.actAs(lotId, 'callOff', 'county1', { ...homes, finishBy: '2026-07-31' });
  for (const action of ['startByContractor', 'selfCheckByContractor']) await driver.actAs(home, action, 'contractor1');
  await driver.attach(home, 'coPayReceipt');
  await driver.actAll(home, ['accept', 'settleByContract']);
  return { lotId, home };
}
