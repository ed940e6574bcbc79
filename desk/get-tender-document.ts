import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { readEvidenceFile } from './evidence-files.js';
import type { EvidenceFile } from './get-evidence.js';
import { isPublished, supplierOf } from './tender-of.js';
import type { Person } from './who-am-i.js';

/** The tender document of a published lot, for whoever may bid. */
export async function getTenderDocument(
  deps: DeskDeps,
  person: Person,
  { lotId, evidenceId }: { readonly lotId: string; readonly evidenceId: string },
): Promise<EvidenceFile | DeskProblem> {
  const found = await inTenant(deps.pool, person.tenant, async (tx) => {
    const supplier = await supplierOf(tx, person);
    if (isProblem(supplier)) return supplier;
    if (!(await isPublished(tx, lotId))) return null;
    const { rows } = await tx.query<Omit<EvidenceFile, 'content'>>(
      `select media_type as "mediaType", bytes, sha256 from evidence
       where case_id = $1 and id = $2 and slot = 'tenderDocument' and used_seq is not null`,
      [lotId, evidenceId],
    );
    return rows[0] ?? null;
  });
  if (!found) return { problem: 'notFound' };
  if (isProblem(found)) return found;
  const content = await readEvidenceFile(deps, { tenant: person.tenant, caseId: lotId, id: evidenceId });
  return content ? { ...found, content } : { problem: 'fileLost' };
}
