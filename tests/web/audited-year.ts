import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { addDays } from '../../procedures/days.js';
import { creditCodeOf, type LotDriver, SAMPLE_RATES } from '../builders/lot-driver.js';
import { TEST_TODAY } from '../harness/test-keys.js';

const TENANT = DEMO_TENANT.id;

/** What the homes of the planted year have in common. */
export const SHARED = { phone: '13912345678', account: '6222021234567890128', signature: 'a'.repeat(64) } as const;

/** Cases in which an auditor finds something, by what it is. */
export interface PlantedYear {
  /** Two homes with one telephone, account and signature; the firm has the telephone too. */
  readonly sharing: readonly [string, string];
  /** Sent back with a reason. */
  readonly sentBack: string;
  /** Waited first; the other was admitted before it. */
  readonly overtaken: string;
  readonly overtaker: string;
  /** Entered two days late, and twenty, where ten are allowed. */
  readonly late: string;
  readonly tooLate: string;
  /** Paid for in a file. */
  readonly paid: string;
  /** The second pays more than the guide price for its ramps. */
  readonly lots: readonly [string, string];
}

export const REASON = '材料不齐，请补充';

/** A year with something to find in every reading. */
export async function plantYear(driver: LotDriver, owner: Pool): Promise<PlantedYear> {
  await driver.setToday(TEST_TODAY);
  await driver.addSuppliers({ builder: { phone: SHARED.phone } });
  const sharing = await plantShared(driver);
  const sentBack = await driver.open(14);
  await driver.goThrough(sentBack, 'acceptApplication');
  await driver.act(sentBack, 'sendBack', { form: { toStep: 'applied', reason: REASON } });
  const [late, tooLate] = await plantLate(driver, owner);
  const paid = await driver.open(11);
  await driver.goThrough(paid, 'orderPayment');
  const [overtaken, overtaker] = await plantOvertaken(driver, owner);
  await driver.deliverByTender();
  const lots = [await plantLot(driver, '20000', 1), await plantLot(driver, '99900', 2)] as const;
  return { sharing, sentBack, overtaken, overtaker, late, tooLate, paid, lots };
}

async function plantShared(driver: LotDriver): Promise<[string, string]> {
  const change = { phone: SHARED.phone, bankAccount: SHARED.account };
  const homes: [string, string] = [await driver.open(0, change), await driver.open(6, change)];
  for (const home of homes)
    await driver.rows(
      `insert into evidence (tenant_id, id, case_id, slot, media_type, bytes, sha256, uploaded_by)
       values ($1, $2, $3, 'householdSignature', 'image/png', 1, $4, $5)`,
      [TENANT, randomUUID(), home, SHARED.signature, demoId('user:village1a')],
    );
  return homes;
}

async function plantLate(driver: LotDriver, owner: Pool): Promise<[string, string]> {
  const today = await driver.today();
  const [late, tooLate] = [await driver.open(1), await driver.open(7)];
  await driver.setToday(addDays(today, 2));
  for (const home of [late, tooLate]) await driver.act(home, 'acceptApplication', { on: today });
  // The record itself refuses more than ten days.
  await owner.query(
    `update case_events set happened_on = happened_on - 18 where case_id = $1 and action = 'acceptApplication'`,
    [tooLate],
  );
  return [late, tooLate];
}

async function plantOvertaken(driver: LotDriver, owner: Pool): Promise<[string, string]> {
  const [began, homes] = [await driver.today(), [] as string[]];
  for (const place of [2, 8]) {
    await driver.setToday(began);
    const home = await driver.open(place);
    await driver.goThrough(home, 'recordAudit');
    homes.push(home);
  }
  const [earlier = '', later = ''] = homes;
  const quota = (total: string) => owner.query(`update quotas set total = ${total} where year = 2026`);
  await quota('(select count(*) from quota_uses where released_seq is null)');
  await driver.actAll(earlier, ['joinWaitlist']);
  await driver.setToday(addDays(await driver.today(), 1));
  await driver.actAll(later, ['joinWaitlist']);
  await quota('100');
  // Nobody is admitted out of order by the record itself: the later one stood first while it was admitted.
  const priority = (value: number) =>
    owner.query('update waitlist set priority = $2 where case_id = $1', [later, value]);
  await priority(-1);
  await driver.actAll(later, ['admitFromWaitlist']);
  await priority(1);
  return [earlier, later];
}

async function plantLot(driver: LotDriver, rampRateFen: string, number: number): Promise<string> {
  const lotId = await driver.openLot({ title: `标段${number}`, delivery: 'frameworkCallOff' });
  const award = { creditCode: creditCodeOf('builder'), sumFen: '1500000', frameworkNumber: `KJ-${number}` };
  await driver.actAs(lotId, 'callOffFramework', 'county1', award);
  await driver.actAs(lotId, 'signContract', 'county1', {
    contractNumber: `HT-${number}`,
    sumFen: '1500000',
    retentionPercent: 3,
    warrantyMonths: 12,
    rates: SAMPLE_RATES.map(({ item, rateFen }) => ({ item, rateFen: item === 'W01' ? rampRateFen : rateFen })),
  });
  return lotId;
}
