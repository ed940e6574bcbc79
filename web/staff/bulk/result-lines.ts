import type { BulkResult } from '../../../desk/bulk-acts.js';
import type { SelectedCase } from '../../../desk/bulk-cases.js';
import { isProblem } from '../../../desk/desk-problem.js';
import { stepTitle } from '../../../desk/words.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import { filledText } from '../../filled-text.js';
import { WORDS } from '../../words.js';
import { wordsAgainst } from './judged-tables.js';
import type { ResultLine } from './result-page.js';
import { BULK_WORDS } from './words.js';

/** Answers after which the same act is sent again. */
const NOT_KNOWN: readonly string[] = ['outcomeUnknown', 'tooManyActions'];

/** What became of an act, as a line of the page. */
export function resultLine(of: SelectedCase, { answer }: BulkResult): ResultLine {
  const { id, number, place, stepTitle: now } = of;
  const line = { id, number, place, stepTitle: now };
  if (!isProblem(answer)) {
    const { closed, step } = answer;
    const said = closed
      ? filledText(WORDS.closedAs, OUTCOMES[closed])
      : filledText(BULK_WORDS.doneNow, stepTitle(of.procedure, step));
    return { ...line, kind: 'done', said };
  }
  return { ...line, kind: NOT_KNOWN.includes(answer.problem) ? 'unknown' : 'refused', said: wordsAgainst(answer) };
}
