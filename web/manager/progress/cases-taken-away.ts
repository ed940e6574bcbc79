import type { DeskDeps } from '../../../desk/desk-deps.js';
import { type CaseLine, listCases } from '../../../desk/list-cases.js';
import type { Person } from '../../../desk/who-am-i.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import type { Day } from '../../../procedures/vocabulary.js';
import { type Language, sayingIn } from '../../language.js';
import { WORDS } from '../../words.js';
import type { Behind } from './progress-address.js';

const AT_A_TIME = 1_000;

/** All cases behind a figure, in the order of its pages. */
export async function everyCase(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  behind: Behind,
): Promise<{ readonly lines: readonly CaseLine[]; readonly today: Day }> {
  const lines: CaseLine[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listCases(deps, person, { ...behind, order: 'due', limit: AT_A_TIME, cursor });
    lines.push(...page.cases);
    if (page.next === null) return { lines, today: page.today };
    cursor = page.next;
  }
}

/** The same as rows of text, their heads first. */
export function caseRows(lines: readonly CaseLine[], language: Language): string[][] {
  const say = sayingIn(language);
  const heads = [WORDS.number, WORDS.place, WORDS.step, WORDS.enteredOn, WORDS.due, WORDS.late].map((head) =>
    say(head),
  );
  const rows = lines.map(({ number, place, outcome, stepTitle, enteredOn, dueOn, overdue }) => [
    number,
    place,
    say(outcome ? OUTCOMES[outcome] : stepTitle),
    enteredOn,
    dueOn ?? '',
    overdue ? say(WORDS.late) : '',
  ]);
  return [heads, ...rows];
}
