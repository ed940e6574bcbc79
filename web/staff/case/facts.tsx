import type { ShownCase } from '../../../desk/show-case.js';
import { MASK } from '../../../desk/visible-facts.js';
import { factFieldsOf } from '../../../desk/words.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { FieldValue, filledTitle } from '../../parts/fact-value.js';
import { FoldingPanel } from '../../parts/folding-panel.js';
import { SummaryList } from '../../parts/summary-list.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';

/** What is known of the case, as far as this person may see it, in the order in which the forms ask for it. */
export function FactsPanel({ procedure, shown }: { readonly procedure: Procedure; readonly shown: ShownCase }) {
  const say = useSay();
  const rows = factFieldsOf(procedure).flatMap(([name, field]) => {
    const value = shown.facts[name];
    if (value === undefined || value === null) return [];
    return [
      { key: say(filledTitle(field)), value: value === MASK ? MASK : <FieldValue field={field} value={value} /> },
    ];
  });
  return (
    <FoldingPanel title={WORDS.facts} id="facts-title">
      <SummaryList rows={rows} />
    </FoldingPanel>
  );
}
