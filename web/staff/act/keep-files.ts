import { problemText } from '../../../api/plugins/problems.js';
import { addEvidence } from '../../../desk/add-evidence.js';
import { isProblem } from '../../../desk/desk-problem.js';
import type { Person } from '../../../desk/who-am-i.js';
import type { Text } from '../../../procedures/vocabulary.js';
import type { Errors } from '../../forms/form-fields.js';
import { slotName } from '../../forms/form-names.js';
import type { ChosenFile } from '../../forms/upload-claims.js';
import type { ScreensDeps } from '../../screens.js';

const SLOT = /^e\.(.+)$/;

/** Keeps the files of a form in their slots. What can be kept is kept; the answer says which slots had a file that cannot. */
export async function keepFiles(
  deps: ScreensDeps,
  person: Person,
  caseId: string,
  files: readonly ChosenFile[],
): Promise<Errors> {
  const refused = new Map<string, Text>();
  for (const { field, bytes, mediaType, browser } of files) {
    const slot = SLOT.exec(field)?.[1] ?? '';
    const kept = await addEvidence(deps, person, {
      caseId,
      slot,
      bytes,
      claimedType: mediaType,
      ...(browser && { browser }),
    });
    if (isProblem(kept)) refused.set(slotName(slot), problemText(kept).title);
  }
  return refused;
}
