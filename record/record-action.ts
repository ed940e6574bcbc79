import { type ActContext, actOnCase } from './act-on-case.js';
import { caseNow } from './case-now.js';
import { inTenant } from './in-tenant.js';
import { readSubmission } from './keep-submission.js';
import { loadCase } from './load-case.js';
import { type EvidenceFile, readSubmittedEvidence } from './read-evidence.js';
import { recordedAnswer } from './recorded-answer.js';
import type { CaseRef, Recorded, RecordDeps, Submission, Tx } from './record-types.js';

/**
 * Records what a person submitted, in one transaction: true once it commits, and only then.
 * The same request id always gets the same answer. Throws only when the database does, or when nothing was submitted.
 */
export async function recordAction(
  deps: RecordDeps,
  request: CaseRef & { readonly requestId: string },
): Promise<Recorded> {
  return recordOnce(deps, request).catch((error: unknown) => {
    if (!isOutOfRange(error)) throw error;
    return refuseOutOfRange(deps, request);
  });
}

/** PostgreSQL's class 22 and a broken check: a value that no table takes. Trying again would never help. */
function isOutOfRange(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('22') || code === '23514';
}

async function refuseOutOfRange(deps: RecordDeps, { tenant, caseId }: CaseRef): Promise<Recorded> {
  return inTenant(deps.pool, tenant, async (tx) => {
    const loaded = await loadCase(tx, deps.keys, caseId);
    if (!loaded) return { kind: 'noSuchCase' };
    return { kind: 'refused', refusal: { code: 'valueNotStorable' }, now: await caseNow(tx, loaded) };
  });
}

async function recordOnce(deps: RecordDeps, request: CaseRef & { readonly requestId: string }): Promise<Recorded> {
  const { tenant, caseId, requestId } = request;
  const record = async (tx: Tx): Promise<Recorded> => {
    // The lock comes first: what the others read is what stands once it is held.
    const [loaded, earlier, submission, files] = await Promise.all([
      loadCase(tx, deps.keys, caseId, { lock: true }),
      recordedAnswer(tx, requestId),
      readSubmission(tx, deps.keys, request),
      readSubmittedEvidence(tx, request),
    ]);
    if (!loaded) return { kind: 'noSuchCase' };
    if (earlier) {
      const { answer, bodyHmac } = earlier;
      return { kind: 'recorded', answer, bodyHmac, now: await caseNow(tx, loaded) };
    }
    if (!submission) throw new Error(`nothing was submitted under request ${requestId}`);
    return recordSubmission({ tx, keys: deps.keys, tenant, loaded, asksNow: true }, submission, files);
  };
  return inTenant(deps.pool, tenant, record, { lockTimeoutMs: 3_000 });
}

async function recordSubmission(
  context: ActContext,
  submission: Submission & { readonly bodyHmac: Buffer },
  files: readonly EvidenceFile[],
): Promise<Recorded> {
  const { tx, loaded } = context;
  const { seq } = loaded.state;
  if (submission.expectedSeq !== seq) return { kind: 'overtaken', seq, now: await caseNow(tx, loaded) };
  const { onBehalfOfOrgId, ...by } = submission.as;
  const result = await actOnCase(context, { ...submission, by, onBehalfOfOrgId }, files);
  const now = ('now' in result && result.now) || (await caseNow(tx, loaded));
  if ('refusal' in result) return { kind: 'refused', refusal: result.refusal, now };
  return { kind: 'recorded', answer: result.answer, bodyHmac: submission.bodyHmac.toString('hex'), now };
}
