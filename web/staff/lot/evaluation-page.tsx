import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { amountOf } from '../../money.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import type { ShownBid } from '../../../desk/visible-lot.js';
import { BidsTable } from './bids-table.js';
import { AnswerForm, FindingsList } from './findings.js';
import { isOpenNow, LotActs } from './lot-acts.js';
import { WeightNote } from './lot-aid.js';
import type { LotAtHand } from './lot-at-hand.js';
import { type FrameProps, LotFrame } from './lot-frame.js';
import { LOT_WORDS } from './words.js';

/** Everything the panel decides on: the bids side by side, what bidders share, and the form of the evaluation. */
export function EvaluationPage({ done, suggestions, ...at }: LotAtHand & Pick<FrameProps, 'done' | 'suggestions'>) {
  const say = useSay();
  const { shown, lot } = at;
  const mayAnswer = shown.actions.some((action) => action.name === 'answerFinding' && isOpenNow(action));
  const isOpened = lot.bids.some(({ body }) => body !== null);
  return (
    <LotFrame {...at} title={LOT_WORDS.evaluation} done={done}>
      {isOpened ? (
        <>
          <Panel title={LOT_WORDS.compare}>
            <BidsTable lot={lot} estimateFen={String(shown.facts.estimateFen)} lotId={shown.id} />
            <WeightNote pricePercent={lot.terms.pricePercent} />
            <Rates bids={lot.bids} />
          </Panel>
          <Panel title={WORDS.findings}>
            {lot.findings.length === 0 ? (
              <p class="govuk-body">{say(LOT_WORDS.findingsNone)}</p>
            ) : (
              <FindingsList
                findings={lot.findings}
                bids={lot.bids}
                answering={({ number }) => mayAnswer && <AnswerForm shown={shown} number={number} />}
              />
            )}
          </Panel>
        </>
      ) : (
        <p class="govuk-inset-text">{say(LOT_WORDS.notOpened)}</p>
      )}
      <LotActs
        at={at}
        names={['evaluate', 'publiciseResult', 'award']}
        goOn={`/lots/${shown.id}/evaluation`}
        suggestions={suggestions}
      />
    </LotFrame>
  );
}

/** The rates of every bidder, item by item. */
function Rates({ bids }: { readonly bids: readonly ShownBid[] }) {
  const items = [...new Set(bids.flatMap(({ body }) => (body?.priceLines ?? []).map(({ item }) => item)))].toSorted();
  if (items.length === 0) return null;
  const columns: Column<string>[] = [
    { title: LOT_WORDS.item, value: (item) => item },
    ...bids.flatMap(({ id, name, body }): Column<string>[] => {
      if (!body) return [];
      const title = name ?? id ?? '';
      return [{ title: { zh: title, en: title }, value: (item) => rateOf(body, item), number: true }];
    }),
  ];
  return <StackedTable caption={LOT_WORDS.rates} columns={columns} rows={items} />;
}

function rateOf({ priceLines }: NonNullable<ShownBid['body']>, item: string): string {
  const line = priceLines.find((each) => each.item === item);
  return line ? amountOf(line.rateFen) : '';
}
