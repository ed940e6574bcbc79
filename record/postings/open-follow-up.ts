import { latestProcedure } from '../../procedures/all-procedures.js';
import { followUpOf } from '../../procedures/follow-up/opening.js';
import { insertCase, policyToPin, writeOpening } from '../insert-case.js';
import type { Posting } from './posting.js';

/**
 * Opens the visits that follow the works, as a case of its own beside the home: same person, home and place, number
 * `{home}-F`. The sweep wakes it. A home that has its visits already gets no others.
 */
export const openFollowUp: Posting = async (context) => {
  const { tx, tenant, loaded, acting, happenedOn } = context;
  const { rowCount } = await tx.query('select 1 from case_followups where home_id = $1', [loaded.id]);
  if (rowCount !== 0) return null;
  const procedure = latestProcedure('follow-up');
  const form = followUpOf(happenedOn);
  const visits = await insertCase(context, {
    procedure,
    number: `${loaded.number}-F`,
    placeId: loaded.orgId,
    lineage: loaded.lineage,
    personId: loaded.personId,
    householdId: loaded.householdId,
    pinned: await policyToPin(tx, procedure, loaded.today),
    form,
    happenedOn,
  });
  await tx.query('insert into case_followups (tenant_id, home_id, visit_id) values ($1, $2, $3)', [
    tenant,
    loaded.id,
    visits.id,
  ]);
  const { requestId, by, onBehalfOfOrgId } = acting;
  await writeOpening(
    { ...context, loaded: visits },
    {
      action: 'open',
      requestId: `${requestId}:follow-up`,
      bodyHmac: null,
      by,
      onBehalfOfOrgId,
      form,
      evidenceIds: null,
      happenedOn,
    },
  );
  return null;
};
