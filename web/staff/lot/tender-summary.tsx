import type { ShownCase } from '../../../desk/show-case.js';
import type { ShownLot } from '../../../desk/visible-lot.js';
import { factFieldsOf } from '../../../desk/words.js';
import { procedureOf } from '../../../procedures/all-procedures.js';
import type { FactValue } from '../../../procedures/vocabulary.js';
import { amountOf } from '../../money.js';
import { Due } from '../../parts/due.js';
import { FieldValue } from '../../parts/fact-value.js';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.js';
import { type Say } from '../../language.js';
import { useSay } from '../../screen.js';
import { LOT_WORDS } from './words.js';

interface Props {
  readonly shown: ShownCase;
  readonly lot: ShownLot;
}

/** Facts that stand beside others of their kind. */
const SAID_BELOW: ReadonlySet<string> = new Set(['estimateFen', 'homesExpected', 'bidDeadline']);

/** How a lot is tendered: method, days and what the method asks for, sums against the plans of its homes. */
export function TenderSummary({ shown, lot }: Props) {
  const say = useSay();
  const known = factFieldsOf(procedureOf(shown.procedure.id, shown.procedure.version)).flatMap(
    ([name, field]): SummaryRow[] => {
      const value = shown.facts[name];
      return value && !SAID_BELOW.has(name)
        ? [{ key: say(field.title), value: <FieldValue field={field} value={value} /> }]
        : [];
    },
  );
  const rows = [...known, ...sumRows(say, shown, lot), ...dayRows(say, shown), ...termRows(say, lot)];
  return <SummaryList rows={rows} />;
}

function sumRows(say: Say, { facts }: ShownCase, { homes }: ShownLot): SummaryRow[] {
  const planned = homes.reduce((sum, { plannedFen }) => sum + BigInt(plannedFen ?? '0'), 0n);
  const expected = facts.homesExpected ? ` / ${say(LOT_WORDS.homesExpected, String(facts.homesExpected))}` : '';
  return [
    { key: say(LOT_WORDS.homes), value: `${homes.length}${expected}` },
    { key: say(LOT_WORDS.estimate), value: amountOf(String(facts.estimateFen ?? '0')) },
    { key: say(LOT_WORDS.planTotal), value: amountOf(planned) },
  ];
}

function dayRows(say: Say, shown: ShownCase): SummaryRow[] {
  const { facts, timeline } = shown;
  const dayOf = (action: string) => timeline.findLast((event) => event.action === action)?.happenedOn;
  const published = dayOf('publish');
  const opened = dayOf('openBids');
  return [
    ...(published ? [{ key: say(LOT_WORDS.published), value: published }] : []),
    ...(facts.bidDeadline ? [{ key: say(LOT_WORDS.closes), value: deadline(facts.bidDeadline, shown) }] : []),
    ...(opened ? [{ key: say(LOT_WORDS.opened), value: opened }] : []),
  ];
}

/** How near it is, while bids are taken. */
function deadline(day: FactValue, { step, closed, today }: ShownCase) {
  return step === 'published' && closed === null ? <Due lastDay={String(day)} today={today} /> : String(day);
}

function termRows(say: Say, { terms }: ShownLot): SummaryRow[] {
  const { bidPeriodDays, minBids, pricePercent } = terms;
  return [
    ...(bidPeriodDays === null ? [] : [{ key: say(LOT_WORDS.bidPeriod), value: say(LOT_WORDS.days, bidPeriodDays) }]),
    ...(minBids === null ? [] : [{ key: say(LOT_WORDS.minBids), value: say(LOT_WORDS.firms, minBids) }]),
    ...(pricePercent === null
      ? []
      : [{ key: say(LOT_WORDS.pricePercent), value: say(LOT_WORDS.percent, pricePercent) }]),
  ];
}
