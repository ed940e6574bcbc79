import type { LoadedCase } from './load-case.js';
import type { Tx } from './record-types.js';

/** A name as a public list may show it: the first and, from three characters, the last remain. */
export function maskName(name: string): string {
  const characters = [...name];
  if (characters.length <= 1) return '*';
  if (characters.length === 2) return `${characters[0]}*`;
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

/**
 * The exact text that hangs on the village's board: programme, village, case number and masked name. No category,
 * grade or hardship: publicity asks whether this household should be served, not what ails its members.
 */
export async function noticeText(tx: Tx, loaded: LoadedCase): Promise<string> {
  const { rows } = await tx.query<{ name: string }>(
    'select name from orgs where id = any($1) order by cardinality(lineage)',
    [loaded.lineage],
  );
  const place = rows.map(({ name }) => name).join(' ');
  return [
    `${loaded.procedure.title.zh} 公示`,
    place,
    `${loaded.number} ${maskName(String(loaded.state.facts.name))}`,
    '如有异议，请在公示期内向村（社区）、乡镇（街道）或县残联提出。',
  ].join('\n');
}
