import type { Tender } from '../../../desk/tender-notice.js';
import { momentOf } from '../../dates.js';
import { Page } from '../../layout/page.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { useSay } from '../../screen.js';
import { BID_WORDS } from './words.js';

/** Whether a bid is really to be taken back. */
export function WithdrawPage({ tender, receivedAt }: { readonly tender: Tender; readonly receivedAt: string }) {
  const say = useSay();
  return (
    <Page title={BID_WORDS.withdraw}>
      <a class="govuk-back-link" href={`/tenders/${tender.id}`}>
        {tender.title ?? tender.number}
      </a>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{tender.title ?? tender.number}</span>
        {say(BID_WORDS.withdraw)}
      </h1>
      <p class="govuk-body">{say(BID_WORDS.withdrawLead, momentOf(receivedAt))}</p>
      <form method="post" action={`/tenders/${tender.id}/withdraw`}>
        <HiddenFields fields={[]} token />
        <button class="govuk-button govuk-button--warning" data-prevent-double-click>
          {say(BID_WORDS.withdraw)}
        </button>
      </form>
    </Page>
  );
}
