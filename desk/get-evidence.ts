import type { Performer } from '../procedures/vocabulary.js';
import { grantsFor } from './authorise.js';
import { atCase } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { readEvidenceFile } from './evidence-files.js';
import type { Person } from './who-am-i.js';
import { everyAction } from './words.js';

/** A piece of evidence as it was handed in. */
export interface EvidenceFile {
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly content: Buffer;
}

type Row = Omit<EvidenceFile, 'content'>;

/** A file of a case, for people who act on such cases and for auditors: papers show more than the facts do. */
export async function getEvidence(
  deps: DeskDeps,
  person: Person,
  { caseId, evidenceId }: { readonly caseId: string; readonly evidenceId: string },
): Promise<EvidenceFile | DeskProblem> {
  const found = await atCase(deps, person, caseId, async ({ tx, place, loaded }): Promise<Row | DeskProblem> => {
    const able = new Set<Performer>(everyAction(loaded.procedure).flatMap(([, { by }]) => by));
    if (!grantsFor(person, place).some(({ role }) => able.has(role) || role === 'auditor'))
      return { problem: 'notYourRole' };
    const { rows } = await tx.query<Row>(
      'select media_type as "mediaType", bytes, sha256 from evidence where case_id = $1 and id = $2',
      [caseId, evidenceId],
    );
    return rows[0] ?? { problem: 'notFound' };
  });
  if (!found) return { problem: 'notFound' };
  if (isProblem(found)) return found;
  const content = await readEvidenceFile(deps, { tenant: person.tenant, caseId, id: evidenceId });
  return content ? { ...found, content } : { problem: 'fileLost' };
}
