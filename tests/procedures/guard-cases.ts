import type { GuardName } from '../../procedures/guards.js';
import { type Circumstances, ENTERED_ON, TODAY } from './circumstances.js';
import { contractor } from './contractor-guard-cases.js';
import { eligibility } from './eligibility-cases.js';
import type { GuardCase } from './guard-case.js';
import { contract, delivery, tender } from './lot-guard-cases.js';
import { recall } from './recall-guard-cases.js';
import { recovery } from './recovery-guard-cases.js';

const act = (action: string) => ({ action, userId: 'someone', orgId: 'somewhere' });
const plan = { worksLines: 2, deviceLines: 1, totalFen: '700000', eligibleFen: '650000', grantFen: '600000' };
const settled = { grantFen: '550000', attempt: 0, payment: 'none' } as const;
const enough = { funds: { freeFen: '600000', reservedFen: '0' } };
const tooLittle = { funds: { freeFen: '599999', reservedFen: '0' } };
const place = { quota: { total: 10, free: 1 } };
const nobody = { waitlistAhead: null };

const invoiced = (issuedOn: string): Circumstances => ({
  facts: { approvedOn: '2026-05-20' },
  form: { invoices: [{ number: '00012345', issuedOn, amountFen: '300000' }] },
});

const publicity = {
  votesFitPresent: {
    passes: [{ form: { present: 9, inFavour: 7, against: 2 } }, { form: { present: 9, inFavour: 5, against: 1 } }],
    refuses: [['votesExceedPresent', { form: { present: 9, inFavour: 8, against: 2 } }]],
  },
  peerReviewInFavour: {
    passes: [{ form: { present: 9, inFavour: 5, against: 4 } }],
    refuses: [
      ['peerReviewNotInFavour', { form: { present: 9, inFavour: 4, against: 4 } }],
      ['peerReviewNotInFavour', { form: { present: 9, inFavour: 2, against: 4 } }],
    ],
  },
  noticeStillPosted: {
    passes: [{}, { facts: { noticeRemovedOn: null } }],
    refuses: [['noticeAlreadyRemoved', { facts: { noticeRemovedOn: '2026-06-12' } }]],
  },
  noticeTermReached: {
    passes: [
      { derived: { publicityTerm: { postedOn: '2026-06-04', lastDay: '2026-06-15' } } },
      { derived: { publicityTerm: { postedOn: '2026-06-02', lastDay: '2026-06-12' } } },
    ],
    refuses: [
      ['publicityNotOver', { derived: { publicityTerm: { postedOn: '2026-06-05', lastDay: '2026-06-16' } } }],
      ['publicityTermUnknown', { derived: { publicityTerm: { postedOn: '2026-06-05', lastDay: null } } }],
      ['publicityTermUnknown', { derived: { publicityTerm: null } }],
    ],
  },
  noticeRemovedWithPhoto: {
    passes: [{ facts: { noticeRemovedOn: '2026-06-15' } }],
    refuses: [
      ['noticeNotRemoved', {}],
      ['noticeNotRemoved', { facts: { noticeRemovedOn: null } }],
    ],
  },
  noOpenObjection: {
    passes: [{ facts: { noticeObjections: 'none' } }, {}],
    refuses: [['objectionOpen', { facts: { noticeObjections: 'some' } }]],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;

const quotaAndFunds = {
  quotaFree: {
    passes: [{ derived: place }],
    refuses: [
      ['quotaExhausted', { derived: { quota: { total: 10, free: 0 } } }],
      ['quotaNotSet', { derived: { quota: null } }],
    ],
  },
  fundsFree: { passes: [{ derived: enough }], refuses: [['fundsExhausted', { derived: tooLittle }]] },
  fixedGrantFree: {
    passes: [{ derived: { funds: { freeFen: '1000000', reservedFen: '0' } } }],
    refuses: [['fundsExhausted', { derived: { funds: { freeFen: '999999', reservedFen: '0' } } }]],
  },
  nobodyWaitsBefore: {
    passes: [{ derived: nobody }, { derived: { waitlistAhead: { ahead: 0 } } }],
    refuses: [['othersWait', { derived: { waitlistAhead: { ahead: 3 } } }]],
  },
  firstOnWaitlist: {
    passes: [{ derived: { waitlistAhead: { ahead: 0 } } }],
    refuses: [['notFirstOnWaitlist', { derived: { waitlistAhead: { ahead: 1 } } }]],
  },
  placeIsShort: {
    passes: [
      { derived: { ...enough, ...nobody, quota: { total: 10, free: 0 } } },
      { derived: { ...tooLittle, ...nobody, ...place } },
      { derived: { ...enough, ...place, waitlistAhead: { ahead: 2 } } },
    ],
    refuses: [
      ['placeIsFree', { derived: { ...enough, ...nobody, ...place } }],
      ['quotaNotSet', { derived: { ...tooLittle, ...nobody, quota: null } }],
    ],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;

const works = {
  ownerConsentsWhenRented: {
    passes: [
      { facts: { ownership: 'own' } },
      { facts: { ownership: 'rented' }, evidence: { ownerConsent: { all: 1, fresh: 0 } } },
    ],
    refuses: [['evidenceMissing', { facts: { ownership: 'rented' } }]],
  },
  moveIsProved: {
    passes: [{}, { facts: { homeMoved: true }, evidence: { moveProof: { all: 1, fresh: 1 } } }],
    refuses: [['evidenceMissing', { facts: { homeMoved: true } }]],
  },
  planGrants: {
    passes: [{ derived: { plan } }],
    refuses: [
      ['planMissing', { derived: { plan: null } }],
      ['planGrantsNothing', { derived: { plan: { ...plan, grantFen: '0' } } }],
    ],
  },
  planWithinFunds: {
    passes: [
      { derived: { plan, ...enough } },
      { derived: { plan, funds: { freeFen: '100000', reservedFen: '500000' } } },
    ],
    refuses: [
      ['fundsExhausted', { derived: { plan, ...tooLittle } }],
      ['planMissing', { derived: { plan: null, ...enough } }],
    ],
  },
  deadlineLiesAhead: {
    passes: [{ form: { finishBy: '2026-06-16', reworkDeadline: '2026-06-16' } }],
    refuses: [['deadlineInPast', { form: { finishBy: '2026-06-15', reworkDeadline: '2026-06-15' } }]],
  },
  invoicesNotBeforeApproval: {
    passes: [invoiced('2026-05-20'), invoiced('2026-06-01')],
    refuses: [['invoiceBeforeApproval', invoiced('2026-05-19')]],
  },
  invoicesHandedIn: {
    passes: [{ derived: { invoices: { totalFen: '1' } } }],
    refuses: [['invoicesMissing', { derived: { invoices: { totalFen: '0' } } }]],
  },
  acceptanceMembersPresent: {
    passes: [
      {},
      {
        policy: { acceptanceMembers: ['household'] },
        form: {
          present: [
            { capacity: 'household', name: '甲' },
            { capacity: 'town', name: '乙' },
          ],
        },
      },
    ],
    refuses: [
      ['acceptanceMembersMissing', { policy: { acceptanceMembers: ['household'] } }],
      [
        'acceptanceMembersMissing',
        {
          policy: { acceptanceMembers: ['household', 'town'] },
          form: { present: [{ capacity: 'household', name: '甲' }] },
        },
      ],
    ],
  },
  reworkRoundLeft: {
    passes: [{}, { past: [act('requireRework')] }],
    refuses: [['reworkRoundsExhausted', { past: [act('requireRework'), act('reworkDone'), act('requireRework')] }]],
  },
  noReworkRoundLeft: {
    passes: [{ past: [act('requireRework'), act('requireRework')] }],
    refuses: [['reworkRoundsRemain', { past: [act('requireRework')] }]],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;

const died = { facts: { applicantDied: true } };

const payment = {
  applicantLives: { passes: [{}, { facts: { applicantDied: false } }], refuses: [['applicantDied', died]] },
  applicantHasDied: { passes: [died], refuses: [['applicantNotDead', { facts: { applicantDied: false } }]] },
  heirsOwnAccount: {
    passes: [{ facts: { bankAccount: '6222020000000000001' }, form: { heirAccount: '6222020000000000002' } }],
    refuses: [
      [
        'accountOfTheDead',
        { facts: { bankAccount: '6222020000000000001' }, form: { heirAccount: '6222020000000000001' } },
      ],
    ],
  },
  payeeAccountKnown: {
    passes: [
      { facts: { bankAccount: '6222020000000000001' } },
      { facts: { applicantDied: true, heirAccount: '6222020000000000002' } },
    ],
    refuses: [
      ['bankAccountMissing', {}],
      ['heirAccountMissing', { facts: { applicantDied: true, bankAccount: '6222020000000000001' } }],
    ],
  },
  somethingToPay: {
    passes: [{ derived: { settlement: settled } }],
    refuses: [['nothingToPay', { derived: { settlement: { ...settled, grantFen: '0' } } }]],
  },
  paidAfterOrder: {
    passes: [{ form: { paidOn: ENTERED_ON } }, { form: { paidOn: TODAY } }],
    refuses: [['paidBeforeOrder', { form: { paidOn: '2026-06-09' } }]],
  },
  noPaymentUnderWay: {
    passes: [
      { derived: { settlement: settled } },
      { derived: { settlement: { ...settled, attempt: 1, payment: 'returned' } } },
    ],
    refuses: [
      ['paymentOpen', { derived: { settlement: { ...settled, attempt: 1, payment: 'ordered' } } }],
      ['paymentOpen', { derived: { settlement: { ...settled, attempt: 1, payment: 'paid' } } }],
    ],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;

const followUp = {
  defectIsOpen: {
    passes: [{ facts: { openDefect: '扶手松动' } }],
    refuses: [
      ['noDefectOpen', { facts: { openDefect: null } }],
      ['noDefectOpen', {}],
    ],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;

/** For each guard what passes it and what it refuses, with the reason. The compiler asks for every guard. */
export const GUARD_CASES: Readonly<Record<GuardName, GuardCase>> = {
  ...publicity,
  ...eligibility,
  ...quotaAndFunds,
  ...works,
  ...followUp,
  ...payment,
  ...delivery,
  ...contractor,
  ...tender,
  ...contract,
  ...recovery,
  ...recall,
};

/** What passes all of these guards together. */
export function passingAll(names: readonly GuardName[]): readonly Circumstances[] {
  return names.map((name) => GUARD_CASES[name].passes[0]);
}
