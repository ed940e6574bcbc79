import { waitlistPriority } from '../../procedures/waitlist-priority.js';
import { countyOf } from '../county-of.js';
import { quotasOf } from '../facts/quota.js';
import type { Posting } from './posting.js';

/** Takes one place in every quota that the case counts toward. */
export const takeQuota: Posting = async ({ tx, keys, tenant, loaded, seq }) => {
  const quotas = await quotasOf({ tx, keys, loaded, lock: true });
  if (quotas.length === 0) return { code: 'quotaNotSet' };
  if (quotas.some((quota) => quota.used >= quota.total)) return { code: 'quotaExhausted' };
  for (const quota of quotas) {
    await tx.query('insert into quota_uses (tenant_id, case_id, quota_id, taken_seq) values ($1, $2, $3, $4)', [
      tenant,
      loaded.id,
      quota.id,
      seq,
    ]);
  }
  return null;
};

/** Gives the case's places back; nothing happens when it holds none. A home that was accepted has used its place for good. */
export const releaseQuota: Posting = async ({ tx, loaded, seq }) => {
  await tx.query(
    `update quota_uses set released_seq = $2 where case_id = $1 and released_seq is null
     and not exists (select 1 from acceptances where case_id = $1)`,
    [loaded.id, seq],
  );
  return null;
};

/** Households that the policy puts first come before the others; among equals the earlier comes first. */
export const joinWaitlist: Posting = async ({ tx, tenant, loaded, seq, happenedOn }) => {
  const priority = waitlistPriority(loaded.state.policy, loaded.state.facts);
  const county = await countyOf(tx, loaded);
  await tx.query(
    `insert into waitlist (tenant_id, case_id, programme, county_id, priority, joined_on, joined_seq)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenant, loaded.id, loaded.procedure.id, county, priority, happenedOn, seq],
  );
  return null;
};

/** Leaves the waitlist; nothing happens when the case does not wait. */
export const leaveWaitlist: Posting = async ({ tx, loaded, seq }) => {
  await tx.query('update waitlist set left_seq = $2 where case_id = $1 and left_seq is null', [loaded.id, seq]);
  return null;
};
