import { inTenant } from '../../record/in-tenant.js';
import { rejectFile, takeRejectionBack } from '../../record/rejected-files.js';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { type RecordDriver, seatOf } from './record-driver.js';

/** Two files of a case on which acts rest are found unfit by the county; of the second that is taken back. */
export async function withRejectedFiles(driver: RecordDriver, caseId: string): Promise<void> {
  const as = seatOf('county1', 'countyOfficer');
  const files = await driver.rows<{ id: string }>(
    'select id from evidence where case_id = $1 and used_seq is not null order by id limit 2',
    [caseId],
  );
  const [unfit, fit] = files.map(({ id }) => ({ caseId, evidenceId: id }));
  if (!unfit || !fit) throw new Error('the case holds fewer than two files');
  const { id: tenant } = DEMO_TENANT;
  await inTenant(driver.deps.pool, tenant, async (tx) => {
    for (const file of [unfit, fit]) await rejectFile(tx, tenant, { ...file, as, reason: '模糊', tellFirm: false });
    await takeRejectionBack(tx, tenant, { ...fit, as });
  });
}
