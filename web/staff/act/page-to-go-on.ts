import { contractPage, workPage } from '../../contractor/work-page-for.js';
import { localPath } from '../../local-path.js';

/** The field, and the part of an address, that says from which page somebody came to an act. */
export const GO_ON = 'goOn';

/** The page to go back to from an act, one of the case's own beside its first; `null` for anything else that was said. */
export function pageToGoOn(caseId: string, said: string | null): string | null {
  const page = localPath(said ?? undefined);
  const isOwn = page.startsWith(`/lots/${caseId}/`) || [workPage(caseId), contractPage(caseId)].includes(page);
  return isOwn ? page : null;
}
