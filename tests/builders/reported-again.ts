import type { LotDriver } from './lot-driver.js';
import { REPORTED, usedAgain } from './reused-files.js';

/** A home's reported completion is sent back, and reported again with one of its photographs used again. */
export async function reportedAgain(driver: LotDriver, home: string): Promise<void> {
  await driver.actAs(home, 'sendBack', 'county1', { toStep: 'inProgress', reason: '角度不符' });
  const [photo] = await driver.rows<{ id: string }>(
    'select id from evidence where case_id = $1 and slot = $2 order by id',
    [home, REPORTED],
  );
  if (!photo || !(await usedAgain(driver, home, [photo.id]))) throw new Error('the photograph was not used again');
  await driver.actAs(home, 'selfCheckByContractor', 'contractor1');
}
