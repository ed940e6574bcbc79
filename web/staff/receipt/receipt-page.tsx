import { CODE_ISSUERS, type CaseReceipt, hasApplicant } from '../../../desk/issue-case-code.js';
import type { ShownCase } from '../../../desk/show-case.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { Page } from '../../layout/page.js';
import { Panel } from '../../parts/panel.js';
import { QrCode } from '../../parts/qr-code.js';
import { SummaryList } from '../../parts/summary-list.js';
import { inFours } from '../../parts/in-fours.js';
import { useSay, useScreen } from '../../screen.js';
import { RECEIPT_WORDS as W } from './words.js';

interface OfCase {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
}

/**
 * To the receipt, for officers whom an applicant may ask for one. Right after the opening the applicant waits for it:
 * then it stands at the top of the page.
 */
export function ReceiptPanel({ procedure, shown, whenNew = false }: OfCase & { readonly whenNew?: boolean }) {
  const say = useSay();
  if (whenNew !== (shown.seq === 1)) return null;
  const own = shown.yourRoles.filter((role) => !shown.standsInFor.some((each) => each.role === role));
  if (!hasApplicant(procedure) || !CODE_ISSUERS.some((role) => own.includes(role))) return null;
  return (
    <Panel title={W.panel}>
      <a class="govuk-link" href={`/cases/${shown.id}/receipt`}>
        {say(W.link)}
      </a>
    </Panel>
  );
}

/** Before a code is made: the one before it is worth nothing then. */
export function MakeReceiptPage({ shown }: Pick<OfCase, 'shown'>) {
  const { say, csrf } = useScreen();
  return (
    <Page title={W.title}>
      <BackToCase id={shown.id} number={shown.number} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{shown.number}</span>
        {say(W.title)}
      </h1>
      <p class="govuk-body">{say(W.lead)}</p>
      <form method="post" action={`/cases/${shown.id}/receipt`}>
        <input type="hidden" name="_csrf" value={csrf} />
        <button class="govuk-button" data-prevent-double-click>
          {say(W.make)}
        </button>
      </form>
    </Page>
  );
}

interface Printed {
  readonly caseId: string;
  readonly receipt: CaseReceipt;
  /** The absolute address of the page for applicants. */
  readonly address: string;
}

/** The receipt that the applicant takes home. The address names nobody and no code. */
export function ReceiptPage({ caseId, receipt, address }: Printed) {
  const say = useSay();
  return (
    <Page title={W.title}>
      <BackToCase id={caseId} number={receipt.number} />
      <h1 class="govuk-heading-l">{say(W.title)}</h1>
      <p class="govuk-body tongtu-not-printed">{say(W.print)}</p>
      <SummaryList
        rows={[
          { key: say(W.programme), value: say(receipt.programme) },
          { key: say(W.number), value: <strong>{receipt.number}</strong> },
          { key: say(W.code), value: <strong>{inFours(receipt.code)}</strong> },
          { key: say(W.applicant), value: receipt.maskedName },
          { key: say(W.place), value: receipt.place },
          { key: say(W.openedOn), value: receipt.openedOn },
          { key: say(W.issuedOn), value: receipt.issuedOn },
          { key: say(W.where), value: <span class="tongtu-address">{address}</span> },
        ]}
      />
      <QrCode address={address} label={say(W.qr)} />
      <p class="govuk-body">{say(W.safe)}</p>
    </Page>
  );
}

function BackToCase({ id, number }: { readonly id: string; readonly number: string }) {
  return (
    <a class="govuk-back-link" href={`/cases/${id}`}>
      {number}
    </a>
  );
}
