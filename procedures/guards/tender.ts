import { addDays } from '../days.js';
import type { Refusal } from '../refusals.js';
import { isSamePerson } from '../same-person.js';
import type { Span } from '../vocabulary.js';
import { derivedFact, type Guard, type Judged, policyNumber, rowsOf } from './guard.js';

/** A tender by its method: how it is published, how many must bid, who opens, and what the panel must answer. */
export const tenderGuards = {
  tenderedHere: {
    needs: [],
    check: ({ case: { facts } }) =>
      facts.delivery === 'frameworkCallOff' || facts.method === 'outsidePlatform' ? { code: 'notTenderedHere' } : null,
  },
  onOutsidePlatform: {
    needs: [],
    check: ({ case: { facts } }) =>
      facts.delivery !== 'frameworkCallOff' && facts.method === 'outsidePlatform'
        ? null
        : { code: 'notOnOutsidePlatform' },
  },
  fromFramework: {
    needs: [],
    check: ({ case: { facts } }) => (facts.delivery === 'frameworkCallOff' ? null : { code: 'notFromFramework' }),
  },
  /** The day of publication does not count. */
  bidPeriodLongEnough: { needs: [], check: refusalOfPeriod },
  /** What bidders price is the plans of the homes; unit rates may be tendered before any home is designed. */
  pricedLotHasHomes: {
    needs: ['lotHomes'],
    check: (judged) => {
      const { homes } = derivedFact(judged, 'lotHomes');
      return judged.case.facts.delivery === 'pricedLot' && homes === 0 ? { code: 'lotWithoutHomes' } : null;
    },
  },
  enoughBids: {
    needs: ['bids'],
    check: (judged) => {
      const { received } = derivedFact(judged, 'bids');
      return received < leastBids(judged) ? { code: 'tooFewBids', about: String(leastBids(judged)) } : null;
    },
  },
  openingAuthorisedByAnother: {
    needs: [],
    check: ({ case: { past }, command: { by } }) => {
      const authorised = past.filter((act) => act.action === 'authoriseOpening');
      if (authorised.length === 0) return { code: 'openingNotAuthorised' };
      const another = authorised.some((act) => !isSamePerson(act, by));
      return another ? null : { code: 'samePerson', about: 'authoriseOpening' };
    },
  },
  findingsAnswered: {
    needs: ['bids'],
    check: (judged) => {
      const { openFindings } = derivedFact(judged, 'bids');
      return openFindings > 0 ? { code: 'findingsOpen', about: String(openFindings) } : null;
    },
  },
  everyBidAssessed: {
    needs: ['bids'],
    check: (judged) => {
      const { received } = derivedFact(judged, 'bids');
      const { form } = judged.command;
      if (!form) return null;
      const assessed = new Set(rowsOf(form.assessments).map((row) => row.creditCode));
      const twice = assessed.size !== rowsOf(form.assessments).length;
      return twice || assessed.size !== received ? { code: 'assessmentsIncomplete', about: String(received) } : null;
    },
  },
  disqualifiedWithReason: {
    needs: [],
    check: ({ command: { form } }) => {
      const silent = rowsOf(form?.assessments).find((row) => row.qualified === false && !row.reason);
      return silent ? { code: 'disqualifiedWithoutReason', about: String(silent.creditCode) } : null;
    },
  },
  enoughQualified: {
    needs: [],
    check: (judged) => {
      const { form } = judged.command;
      if (!form) return null;
      const qualified = rowsOf(form.assessments).filter((row) => row.qualified === true).length;
      return qualified < leastBids(judged) ? { code: 'tooFewQualified', about: String(leastBids(judged)) } : null;
    },
  },
  /** Received before the term for challenges was over, whenever it is entered. */
  challengeInTime: {
    needs: [],
    check: ({ case: { facts }, command: { form } }) =>
      form && String(form.receivedOn) >= String(facts.challengesEndedOn)
        ? { code: 'challengeTooLate', about: String(facts.challengesEndedOn) }
        : null,
  },
} as const satisfies Record<string, Guard>;

function refusalOfPeriod(judged: Judged): Refusal | null {
  const { form, happenedOn, today } = judged.command;
  const { bidDeadline } = form ?? {};
  if (typeof bidDeadline !== 'string') return null;
  const earliest = addDays(happenedOn, leastPeriod(judged).count);
  if (bidDeadline < earliest) return { code: 'bidPeriodTooShort', about: earliest };
  return bidDeadline <= today ? { code: 'deadlineInPast' } : null;
}

function leastPeriod(judged: Judged): Span {
  const span = judged.case.policy[ofMethod(judged, 'bidPeriod')] as Span | undefined;
  if (span?.unit !== 'calendarDays') throw new Error(`the policy sets no least period in calendar days for bids`);
  return span;
}

function leastBids(judged: Judged): number {
  return policyNumber(judged, ofMethod(judged, 'minBids'));
}

/** The policy's key for the lot's method: `minBids` and `inquiry` → `minBidsInquiry`. */
function ofMethod(judged: Judged, key: string): string {
  const method = String(judged.case.facts.method);
  return `${key}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}
