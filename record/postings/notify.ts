import { v7 as uuid } from 'uuid';
import type { Performer } from '../../procedures/vocabulary.js';
import type { Posting, PostingContext } from './posting.js';

/** The level whose hands a case is in while a role must act. Roles that are not named act at the county. */
const LEVEL_OF: Partial<Record<Performer, string>> = {
  villageOfficer: 'village',
  townOfficer: 'town',
  cityInspector: 'city',
};
const UPWARDS = ['village', 'town', 'county', 'city', 'province'] as const;

/** Tells the level above the one that should have acted. */
export const notifyLevelAbove: Posting = async (context) => {
  const level = levelInCharge(context);
  const above = UPWARDS.slice(UPWARDS.indexOf(level) + 1);
  await notifyFirst(context, above.length > 0 ? above : ['province']);
  return null;
};

/** Tells the county. */
export const notifyCounty: Posting = async (context) => {
  await notifyFirst(context, ['county']);
  return null;
};

/** Tells the town and the county: whoever is nearer to the household may be the first to help. */
export const notifyTownAndCounty: Posting = async (context) => {
  for (const level of ['town', 'county']) await notifyFirst(context, [level]);
  return null;
};

/** Tells the firm whose home it is; nobody where no firm builds. */
export const notifyContractor: Posting = async ({ tx, tenant, loaded, seq, action }) => {
  const { rows } = await tx.query<{ org: string }>(
    `select org_id as org from case_parties where case_id = $1 and as_role = 'contractor'`,
    [loaded.id],
  );
  for (const { org } of rows)
    await tx.query(
      'insert into notifications (tenant_id, id, case_id, seq, org_id, reason) values ($1, $2, $3, $4, $5, $6)',
      [tenant, uuid(), loaded.id, seq, org, action],
    );
  return null;
};

/** Tells the county of a defect, when the form names one. */
export const notifyCountyOfDefect: Posting = async (context) => {
  if (typeof context.form.defect === 'string') await notifyFirst(context, ['county']);
  return null;
};

/** Reminds those who live near, the village and its town, that a visit is due. */
export const notifyVisitors: Posting = async (context) => {
  for (const level of ['village', 'town']) await notifyFirst(context, [level]);
  return null;
};

function levelInCharge({ loaded }: PostingContext): (typeof UPWARDS)[number] {
  const step = loaded.procedure.steps[loaded.state.step];
  const roles = Object.values(step?.actions ?? {}).flatMap((action) => action.by.filter((role) => role !== 'clock'));
  const levels = roles.map((role) => UPWARDS.findIndex((level) => level === (LEVEL_OF[role] ?? 'county')));
  return UPWARDS[Math.min(...levels, UPWARDS.indexOf('county'))] ?? 'county';
}

/** To the first of these levels that the case lies under; to the outermost organisation where none does. */
async function notifyFirst(
  { tx, tenant, loaded, seq, action }: PostingContext,
  levels: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into notifications (tenant_id, id, case_id, seq, org_id, reason)
     select $1, $2, $3, $4, id, $5 from orgs where id = any($6)
     order by array_position($7::text[], level) nulls last, cardinality(lineage) limit 1`,
    [tenant, uuid(), loaded.id, seq, action, loaded.lineage, levels],
  );
}
