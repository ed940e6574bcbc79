import type { ShownCase } from '../../desk/show-case.js';
import { factFieldsOf } from '../../desk/words.js';
import { ALL_OVER } from '../../procedures/home-renovation/contractor-facts.js';
import type { Procedure } from '../../procedures/procedure.js';
import type { Facts } from '../../procedures/vocabulary.js';
import type { Say } from '../language.js';
import { useSay } from '../screen.js';
import { FieldValue, filledTitle } from './fact-value.js';
import { Panel } from './panel.js';
import { SummaryList, type SummaryRow } from './summary-list.js';

const TITLE = { zh: '上门时间和现场情况', en: 'Appointment, and what the contractor reported' } as const;

interface Props {
  readonly procedure: Procedure;
  readonly shown: Pick<ShownCase, 'facts'>;
}

/** What the contractor agreed, reported and asked for, and what was answered; nothing while there is nothing. */
export function FromTheSite({ procedure, shown }: Props) {
  const rows = factRows(procedure, shown.facts, Object.keys(ALL_OVER), useSay());
  if (rows.length === 0) return null;
  return (
    <Panel title={TITLE}>
      <SummaryList rows={rows} />
    </Panel>
  );
}

/** Those of the named facts that are known, as rows under the titles of their fields. */
export function factRows(procedure: Procedure, facts: Facts, names: readonly string[], say: Say): SummaryRow[] {
  return factFieldsOf(procedure).flatMap(([name, field]) => {
    const value = facts[name];
    if (!names.includes(name) || value === undefined || value === null) return [];
    return [{ key: say(filledTitle(field)), value: <FieldValue field={field} value={value} /> }];
  });
}
