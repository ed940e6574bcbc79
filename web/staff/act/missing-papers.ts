import type { DeskProblem } from '../../../desk/desk-problem.js';
import type { ShownAction } from '../../../desk/show-case.js';
import { reasonOf } from '../../reason.js';
import type { Errors } from '../../forms/form-fields.js';
import { slotName } from '../../forms/form-names.js';

/** Where an act was refused for want of a paper: every slot of it that lacks files, not only the one that was named. */
export function missingPapers({ evidence }: ShownAction, { problem, about }: DeskProblem): Errors {
  if (problem !== 'evidenceMissing') return new Map();
  const isMeant = (title: ShownAction['title']) => title.zh === about?.zh;
  const lacking = evidence.filter(({ min, held, title }) => held < min || isMeant(title));
  return new Map(lacking.map(({ slot, title }) => [slotName(slot), reasonOf({ code: problem, about: title })]));
}
