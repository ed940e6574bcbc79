import { problemText } from '../../../api/plugins/problems.js';
import type { OwnEvaluation } from '../../../desk/own-evaluation.js';
import type { ShownTender } from '../../../desk/show-tender.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { momentOf } from '../../dates.js';
import { Page } from '../../layout/page.js';
import type { Say } from '../../language.js';
import { amountOf } from '../../money.js';
import { DoneBanner } from '../../parts/done-banner.js';
import { Panel } from '../../parts/panel.js';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.js';
import { pointsOf } from '../../points.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { Notice } from './notice.js';
import { Standing } from './standing.js';
import { BID_WORDS } from './words.js';

interface Props {
  readonly shown: ShownTender;
  readonly done?: Text | undefined;
}

/** A tender as a firm sees it: the notice with its documents, the firm's own bid, and what it may do. */
export function TenderPage({ shown, done }: Props) {
  const say = useSay();
  const { tender } = shown;
  return (
    <Page title={tender.title ?? tender.number}>
      <a class="govuk-back-link" href="/tenders">
        {say(BID_WORDS.tenders)}
      </a>
      {done && <DoneBanner done={done} />}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{tender.number}</span>
        {tender.title ?? tender.number}
      </h1>
      <Panel title={BID_WORDS.notice}>
        <Notice {...shown} />
      </Panel>
      <Panel title={BID_WORDS.ownBid}>
        <OwnBid {...shown} />
        <WhatNext {...shown} />
      </Panel>
    </Page>
  );
}

function OwnBid({ tender: { id }, receipt, own }: ShownTender) {
  const say = useSay();
  if (!receipt || !own) return <p class="govuk-body">{say(BID_WORDS.notYet)}</p>;
  const rows: SummaryRow[] = [
    { key: say(BID_WORDS.receivedAt), value: momentOf(receipt.receivedAt) },
    { key: say(BID_WORDS.standing), value: <Standing standing={own.standing} /> },
    ...(own.totalFen === null
      ? []
      : [{ key: say(BID_WORDS.total), value: `${amountOf(own.totalFen)} ${say(WORDS.yuan)}` }]),
    ...(own.evaluation ? evaluationRows(say, own.evaluation) : []),
  ];
  return (
    <>
      <SummaryList rows={rows} />
      <p class="govuk-body">
        <a class="govuk-link" href={`/tenders/${id}/receipt`}>
          {say(BID_WORDS.toReceipt)}
        </a>
      </p>
    </>
  );
}

/** How the firm's own bid was evaluated, and nothing of anybody else's. */
function evaluationRows(say: Say, { reason, scoreHundredths, rank }: OwnEvaluation): SummaryRow[] {
  return [
    ...(reason === null ? [] : [{ key: say(BID_WORDS.whyNotQualified), value: reason }]),
    ...(rank === null ? [] : [{ key: say(WORDS.rank), value: String(rank) }]),
    ...(scoreHundredths === null ? [] : [{ key: say(WORDS.score), value: pointsOf(scoreHundredths) }]),
  ];
}

/** Bidding, and taking back; or why neither is possible. */
function WhatNext({ tender: { id }, receipt, refusal }: ShownTender) {
  const say = useSay();
  if (refusal) return <p class="govuk-inset-text">{say(problemText(refusal).title)}</p>;
  return (
    <>
      <p class="govuk-body">{say(receipt ? BID_WORDS.replaceHint : BID_WORDS.bidHint)}</p>
      <div class="govuk-button-group">
        <a class="govuk-button" href={`/tenders/${id}/bid`} role="button" draggable={false}>
          {say(receipt ? BID_WORDS.bidAgain : BID_WORDS.bid)}
        </a>
        {receipt && (
          <a class="govuk-link" href={`/tenders/${id}/withdraw`}>
            {say(BID_WORDS.withdraw)}
          </a>
        )}
      </div>
    </>
  );
}
