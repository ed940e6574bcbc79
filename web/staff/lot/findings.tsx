import { randomUUID } from 'node:crypto';
import type { ShownCase } from '../../../desk/show-case.js';
import type { ShownLot } from '../../../desk/visible-lot.js';
import { useScreen, useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { MARKS } from '../../marks.js';
import { LOT_WORDS } from './words.js';

type Finding = ShownLot['findings'][number];

interface ListProps extends Pick<ShownLot, 'findings' | 'bids'> {
  /** Draws what stands under a finding that nobody answered. */
  readonly answering?: (finding: Finding) => preact.ComponentChildren;
}

/** What two bidders share, and the panel's answer to each. */
export function FindingsList({ findings, bids, answering }: ListProps) {
  const say = useSay();
  const nameOf = (creditCode: string) => bids.find((bid) => bid.creditCode === creditCode)?.name ?? creditCode;
  return (
    <ol class="govuk-list govuk-list--number">
      {findings.map((finding) => {
        const { number, shared, between, answer } = finding;
        return (
          <li key={number} value={number}>
            {say(SHARED[shared as keyof typeof SHARED])}
            {say(MARKS.colon)}
            {between.map(nameOf).join(' / ')}
            <br />
            {answer ?? <span class="tongtu-tag tongtu-tag--soon">{say(WORDS.unanswered)}</span>}
            {answer === null && answering?.(finding)}
          </li>
        );
      })}
    </ol>
  );
}

const SHARED = {
  representative: WORDS.sharedRepresentative,
  phone: WORDS.sharedPhone,
  account: WORDS.sharedAccount,
  address: WORDS.sharedAddress,
  file: WORDS.sharedFile,
} as const;

/** The field for the panel's answer to one finding. */
export function AnswerForm({ shown, number }: { readonly shown: ShownCase; readonly number: number }) {
  const { say, csrf } = useScreen();
  const id = `answer-${number}`;
  return (
    <form method="post" action={`/cases/${shown.id}/actions/answerFinding`} noValidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={randomUUID()} />
      <input type="hidden" name="seq" value={shown.seq} />
      <input type="hidden" name="goOn" value={`/lots/${shown.id}/evaluation`} />
      <input type="hidden" name="f.number" value={number} />
      <div class="govuk-form-group govuk-!-margin-bottom-2">
        <label class="govuk-label" for={id}>
          {say(LOT_WORDS.answerOf, number)}
        </label>
        <textarea class="govuk-textarea" id={id} name="f.answer" rows={2} />
      </div>
      <button class="govuk-button govuk-button--secondary" data-prevent-double-click>
        {say(LOT_WORDS.saveAnswer, number)}
      </button>
    </form>
  );
}
