import { DEMO_TENANT } from '../../bin/demo-county.js';
import { inTenant } from '../../record/in-tenant.js';
import { useFilesAgain } from '../../record/reused-files.js';
import { type RecordDriver, seatOf } from './record-driver.js';

/** Where the firm's photographs of the finished works lie. */
export const REPORTED = 'afterPhotos';

/** The firm lets files of a home count once more. @returns whether they do. */
export function usedAgain(driver: RecordDriver, caseId: string, evidenceIds: readonly string[]): Promise<boolean> {
  const { id: tenant } = DEMO_TENANT;
  const as = seatOf('contractor1', 'contractor');
  return inTenant(driver.deps.pool, tenant, (tx) =>
    useFilesAgain(tx, tenant, { caseId, slots: [REPORTED], evidenceIds, as }),
  );
}
