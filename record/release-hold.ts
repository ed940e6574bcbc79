import { type ActingBy, noteAct } from './administrative-acts.js';
import { inTenant } from './in-tenant.js';
import { daysToMatch, type DaysToMatch, type OpenHold, readOpenHolds, type Statement } from './read-hold.js';
import type { RecordDeps, Tx } from './record-types.js';

type Someone = ActingBy & { readonly userId: string };

/** Why a hold goes on. */
export type HoldRefusal =
  | { readonly refused: 'notOnHold' | 'holdNotMatched' | 'statementDiffers' | 'statementMatchedByYou' }
  | { readonly refused: 'statementTooShort'; readonly needed: DaysToMatch };

/**
 * Finance has matched the bank's statement: every movement of its days stands in the record or was entered. A second
 * statement before the release takes the place of the first.
 */
export async function matchHold(
  { pool }: Pick<RecordDeps, 'pool'>,
  tenant: string,
  statement: Statement,
  by: Someone,
): Promise<HoldRefusal | null> {
  return inTenant(pool, tenant, async (tx): Promise<HoldRefusal | null> => {
    const open = await readOpenHolds(tx, 'for update');
    const needed = await daysToMatch(tx);
    if (open.length === 0 || !needed) return { refused: 'notOnHold' };
    const { from, to, sha256 } = statement;
    if ((needed.from !== null && from > needed.from) || to < needed.to) return { refused: 'statementTooShort', needed };
    await tx.query(
      `update holds set matched_by = $2, matched_at = app_now(), statement_from = $3, statement_to = $4, statement_sha256 = $5
       where id = any($1)`,
      [idsOf(open), by.userId, from, to, sha256],
    );
    const earlier = open.find(({ statement: matched }) => matched)?.statement;
    await noteAct(tx, tenant, by, {
      kind: 'holdMatched',
      what: { holdIds: idsOf(open) },
      ...(earlier && { before: { from: earlier.from, to: earlier.to, sha256: earlier.sha256 } }),
      after: { ...statement },
    });
    return null;
  });
}

/** A second person, who has seen that statement, ends the hold. */
export async function releaseHold(
  { pool }: Pick<RecordDeps, 'pool'>,
  tenant: string,
  sha256: string,
  by: Someone,
): Promise<HoldRefusal | null> {
  return inTenant(pool, tenant, async (tx): Promise<HoldRefusal | null> => {
    const open = await readOpenHolds(tx, 'for update');
    const refusal = refusalOfRelease(open, sha256, by.userId);
    if (refusal) return { refused: refusal };
    await release(tx, idsOf(open), by.userId);
    await noteAct(tx, tenant, by, { kind: 'holdReleased', what: { holdIds: idsOf(open) }, after: { sha256 } });
    return null;
  });
}

function refusalOfRelease(
  open: readonly OpenHold[],
  sha256: string,
  userId: string,
): 'notOnHold' | 'holdNotMatched' | 'statementDiffers' | 'statementMatchedByYou' | null {
  if (open.length === 0) return 'notOnHold';
  // A hold that began after the matching, by another restore, is not covered by it.
  if (open.some(({ statement }) => statement === null)) return 'holdNotMatched';
  if (open.some(({ statement }) => statement?.matchedBy === userId)) return 'statementMatchedByYou';
  return open.every(({ statement }) => statement?.sha256 === sha256) ? null : 'statementDiffers';
}

async function release(tx: Tx, ids: readonly string[], userId: string): Promise<void> {
  await tx.query('update holds set released_by = $2, released_at = app_now() where id = any($1)', [ids, userId]);
}

const idsOf = (holds: readonly OpenHold[]): string[] => holds.map(({ id }) => id);
