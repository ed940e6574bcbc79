import type { JudgedCase } from '../../../desk/bulk-acts.js';
import type { SelectedCase } from '../../../desk/bulk-cases.js';
import type { DeskProblem } from '../../../desk/desk-problem.js';
import { problemText } from '../../../api/plugins/problems.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { filledText } from '../../filled-text.js';
import { useSay } from '../../screen.js';
import { BulkTable, type TableProps } from './bulk-table.js';
import { BULK_WORDS } from './words.js';

interface Props extends Pick<TableProps<SelectedCase>, 'names' | 'queue'> {
  readonly judged: readonly JudgedCase[];
}

/** First the cases where the action is refused, each with the reason; then those where it will be done. */
export function JudgedTables({ judged, names, queue }: Props) {
  const say = useSay();
  const refused = judged.flatMap(({ selected, problem }) => (problem ? [{ ...selected, problem }] : []));
  const open = openOf(judged);
  const reason = {
    title: BULK_WORDS.reason,
    value: ({ problem }: { readonly problem: DeskProblem }) => say(wordsAgainst(problem)),
  };
  return (
    <>
      {refused.length > 0 && (
        <section class="tongtu-panel">
          <h2 class="govuk-heading-m">{say(BULK_WORDS.refusedCases, refused.length)}</h2>
          <BulkTable lines={refused} {...{ names, queue }} more={[reason]} />
        </section>
      )}
      {open.length > 0 && (
        <section class="tongtu-panel">
          <h2 class="govuk-heading-m">{say(BULK_WORDS.openCases, open.length)}</h2>
          <BulkTable lines={open} {...{ names, queue }} />
        </section>
      )}
    </>
  );
}

/** The cases where nothing stands against it. */
export function openOf(judged: readonly JudgedCase[]): SelectedCase[] {
  return judged.flatMap(({ selected, problem }) => (problem ? [] : [selected]));
}

/** Why a case was not acted on, in words; of one that someone else acted on meanwhile, what they did. */
export function wordsAgainst(problem: DeskProblem): Text {
  const { changes = [] } = problem;
  if (problem.problem !== 'overtaken' || changes.length === 0) return problemText(problem).title;
  const did = {
    zh: changes.map(({ title }) => title.zh).join('、'),
    en: changes.map(({ title }) => title.en).join(', '),
  };
  return filledText(BULK_WORDS.overtaken, did);
}
