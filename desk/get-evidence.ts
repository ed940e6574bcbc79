import { atCase } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { readEvidenceFile } from './evidence-files.js';
import { readableSlots } from './readable-slots.js';
import type { Person } from './who-am-i.js';

/** A piece of evidence as it was handed in. */
export interface EvidenceFile {
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly content: Buffer;
}

type Row = Omit<EvidenceFile, 'content'>;

/** A file of a case, for people who may look into its slot. */
export async function getEvidence(
  deps: DeskDeps,
  person: Person,
  { caseId, evidenceId }: { readonly caseId: string; readonly evidenceId: string },
): Promise<EvidenceFile | DeskProblem> {
  const found = await atCase(deps, person, caseId, async ({ tx, place, loaded }): Promise<Row | DeskProblem> => {
    const { rows } = await tx.query<Row & { slot: string }>(
      'select slot, media_type as "mediaType", bytes, sha256 from evidence where case_id = $1 and id = $2',
      [caseId, evidenceId],
    );
    if (rows[0] && !readableSlots(loaded.procedure, person, place)(rows[0].slot)) return { problem: 'notYourRole' };
    return rows[0] ?? { problem: 'notFound' };
  });
  if (!found) return { problem: 'notFound' };
  if (isProblem(found)) return found;
  const content = await readEvidenceFile(deps, { tenant: person.tenant, caseId, id: evidenceId });
  return content ? { ...found, content } : { problem: 'fileLost' };
}
