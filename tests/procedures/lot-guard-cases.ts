import type { GuardName } from '../../procedures/guards.js';
import type { GuardCase } from './guard-case.js';

const tendered = { policy: { deliveryMode: 'tender' } };
const selfOrganised = { policy: { deliveryMode: 'selfOrganised' } };
const inLot = (contracted: boolean) => ({ derived: { lot: { number: '340000-2026-000009', contracted } } });
const inNone = { derived: { lot: null } };
const accepted = { past: [{ action: 'accept', userId: 'someone', orgId: 'somewhere' }] };
const invoices = (totalFen: string) => ({ derived: { invoices: { totalFen } } });
const coPay = (dueFen: string) => ({ derived: { coPay: { dueFen } } });

/** What the guards of delivery pass and refuse. */
export const delivery = {
  selfOrganised: { passes: [selfOrganised], refuses: [['deliveredByTender', tendered]] },
  byTender: { passes: [tendered], refuses: [['deliveredByHousehold', selfOrganised]] },
  householdInvoicesIn: {
    passes: [
      { ...selfOrganised, ...invoices('1') },
      { ...tendered, ...invoices('0') },
    ],
    refuses: [['invoicesMissing', { ...selfOrganised, ...invoices('0') }]],
  },
  coPayReceiptHeld: {
    passes: [
      { ...coPay('0') },
      { ...tendered, ...coPay('0') },
      { ...selfOrganised, ...coPay('100') },
      { ...tendered, ...coPay('100'), evidence: { coPayReceipt: { all: 1, fresh: 0 } } },
    ],
    refuses: [['evidenceMissing', { ...tendered, ...coPay('1') }]],
  },
  notUnderContract: {
    passes: [inNone, inLot(false)],
    refuses: [['underContract', inLot(true)]],
  },
  inALot: { passes: [inLot(true), inLot(false)], refuses: [['homeNotInLot', inNone]] },
  inNoLot: { passes: [inNone], refuses: [['stillInLot', inLot(false)]] },
  notAcceptedInLot: {
    passes: [tendered, { ...selfOrganised, ...accepted }],
    refuses: [['acceptedInLot', { ...tendered, ...accepted }]],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;

const lot = (delivered: string, method: string) => ({ facts: { delivery: delivered, method } });
const homes = (count: number, settled = 0) => ({
  derived: {
    lotHomes: {
      homes: count,
      calledOff: settled,
      accepted: settled,
      settled,
      plannedFen: '0',
      lastAcceptedOn: '2026-06-10',
    },
  },
});
const bids = (received: number, openFindings = 0) => ({ derived: { bids: { received, qualified: 0, openFindings } } });
const assessed = (...qualified: readonly boolean[]) => ({
  form: {
    assessments: qualified.map((each, at) => ({
      creditCode: `supplier ${at}`,
      qualified: each,
      technical: 80,
      reason: '缺项',
    })),
  },
});
const three = [true, true, true] as const;
const by = (method: string) => ({ facts: { delivery: 'pricedLot', method } });
const authorised = (...users: readonly string[]) => ({
  past: users.map((userId) => ({ action: 'authoriseOpening', userId, orgId: 'county' })),
});

/** What the guards of a tender pass and refuse. */
export const tender = {
  tenderedHere: {
    passes: [lot('pricedLot', 'open'), lot('unitRate', 'inquiry')],
    refuses: [
      ['notTenderedHere', lot('pricedLot', 'outsidePlatform')],
      ['notTenderedHere', lot('frameworkCallOff', 'open')],
    ],
  },
  onOutsidePlatform: {
    passes: [lot('unitRate', 'outsidePlatform')],
    refuses: [
      ['notOnOutsidePlatform', lot('pricedLot', 'open')],
      ['notOnOutsidePlatform', lot('frameworkCallOff', 'outsidePlatform')],
    ],
  },
  fromFramework: {
    passes: [lot('frameworkCallOff', 'open')],
    refuses: [['notFromFramework', lot('pricedLot', 'open')]],
  },
  bidPeriodLongEnough: {
    passes: [
      { ...by('open'), form: { bidDeadline: '2026-07-05' } },
      { ...by('consultation'), form: { bidDeadline: '2026-06-25' } },
      { ...by('inquiry'), form: { bidDeadline: '2026-06-18' } },
      { ...by('townProcurement'), form: { bidDeadline: '2026-06-18' } },
    ],
    refuses: [
      ['bidPeriodTooShort', { ...by('open'), form: { bidDeadline: '2026-07-04' } }],
      ['bidPeriodTooShort', { ...by('consultation'), form: { bidDeadline: '2026-06-24' } }],
      ['bidPeriodTooShort', { ...by('inquiry'), form: { bidDeadline: '2026-06-17' } }],
      ['bidPeriodTooShort', { ...by('townProcurement'), form: { bidDeadline: '2026-06-17' } }],
      ['deadlineInPast', { ...by('inquiry'), form: { bidDeadline: '2026-06-15' }, happenedOn: '2026-06-12' }],
    ],
  },
  pricedLotHasHomes: {
    passes: [homes(1), { ...lot('unitRate', 'open'), ...homes(0) }],
    refuses: [['lotWithoutHomes', { facts: { delivery: 'pricedLot' }, ...homes(0) }]],
  },
  enoughBids: {
    passes: [
      { ...by('open'), ...bids(3) },
      { ...by('townProcurement'), ...bids(2) },
    ],
    refuses: [
      ['tooFewBids', { ...by('open'), ...bids(2) }],
      ['tooFewBids', { ...by('consultation'), ...bids(2) }],
      ['tooFewBids', { ...by('inquiry'), ...bids(2) }],
      ['tooFewBids', { ...by('townProcurement'), ...bids(1) }],
    ],
  },
  openingAuthorisedByAnother: {
    passes: [
      { ...authorised('li'), by: { userId: 'wang' } },
      { ...authorised('wang', 'li'), by: { userId: 'wang' } },
    ],
    refuses: [
      ['openingNotAuthorised', { past: [], by: { userId: 'wang' } }],
      ['samePerson', { ...authorised('wang', 'wang'), by: { userId: 'wang' } }],
    ],
  },
  findingsAnswered: {
    passes: [bids(3)],
    refuses: [['findingsOpen', bids(3, 2)]],
  },
  everyBidAssessed: {
    passes: [{ ...bids(3), ...assessed(...three) }],
    refuses: [
      ['assessmentsIncomplete', { ...bids(4), ...assessed(...three) }],
      [
        'assessmentsIncomplete',
        {
          ...bids(2),
          form: { assessments: [1, 2].map(() => ({ creditCode: 'twice', qualified: true, technical: 80 })) },
        },
      ],
    ],
  },
  disqualifiedWithReason: {
    passes: [assessed(true, true, true)],
    refuses: [
      [
        'disqualifiedWithoutReason',
        {
          form: {
            assessments: [
              ...assessed(true, true).form.assessments,
              { creditCode: 'supplier 2', qualified: false, technical: 0 },
            ],
          },
        },
      ],
    ],
  },
  challengeInTime: {
    passes: [{ facts: { challengesEndedOn: '2026-06-12' }, form: { receivedOn: '2026-06-11' } }],
    refuses: [['challengeTooLate', { facts: { challengesEndedOn: '2026-06-12' }, form: { receivedOn: '2026-06-12' } }]],
  },
  enoughQualified: {
    passes: [
      { ...by('open'), ...assessed(...three) },
      { ...by('townProcurement'), ...assessed(true, true, false) },
    ],
    refuses: [
      ['tooFewQualified', { ...by('open'), ...assessed(true, true, false) }],
      ['tooFewQualified', { ...by('townProcurement'), ...assessed(true, false, false) }],
    ],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;

const signed = {
  sumFen: '1000000',
  calledOffFen: '400000',
  settledFen: '400000',
  paidFen: '0',
  acceptanceDueFen: '388000',
  retentionDueFen: '0',
};
const under = (change: Partial<Record<keyof typeof signed, string>>, paymentOpen = false) => ({
  derived: { contract: { ...signed, ...change, paymentOpen } },
});
const applied = { derived: { openApplication: { tranche: 'acceptance', amountFen: '388000' } } };
const nothingApplied = { derived: { openApplication: null } };
const limits = { policy: { advancePercentMax: 30, progressPercentMax: 80 } };
const unsigned = { derived: { contract: null } };
const acceptancePaid = { paidFen: '388000', acceptanceDueFen: '0', retentionDueFen: '12000' };
const allPaid = { paidFen: '400000', acceptanceDueFen: '0', retentionDueFen: '0' };
const twoYears = (startsOn: string, warrantyUntil: string) => ({
  facts: { warrantyMonths: 24 },
  form: { startsOn, warrantyUntil },
  ...homes(1, 1),
});

/** What the guards of a contract pass and refuse. */
export const contract = {
  retentionWithinLimit: {
    passes: [{ form: { retentionPercent: 3 } }, { form: { retentionPercent: 0 } }],
    refuses: [
      ['retentionTooHigh', { form: { retentionPercent: 4 } }],
      ['retentionTooHigh', { form: { retentionPercent: 3 }, policy: { retentionPercentMax: 2 } }],
    ],
  },
  contractSumLeft: {
    passes: [under({}), under({ calledOffFen: '999999' })],
    refuses: [
      ['beyondContractSum', under({ calledOffFen: '1000000' })],
      ['contractMissing', unsigned],
    ],
  },
  contractStands: {
    passes: [{}, { facts: { defaulted: false } }],
    refuses: [['contractDefaulted', { facts: { defaulted: true } }]],
  },
  contractEnded: {
    passes: [{ facts: { defaulted: true }, ...homes(2, 0) }, homes(0, 0)],
    refuses: [['contractNotEnded', homes(1, 1)]],
  },
  noHomeUnsettled: {
    passes: [homes(0, 0), homes(2, 2)],
    refuses: [['homesNotSettled', homes(2, 1)]],
  },
  advanceWithinLimit: {
    passes: [
      { ...limits, form: { tranche: 'advance', percent: 30 } },
      { ...limits, form: { tranche: 'progress', percent: 80 } },
      { ...limits, form: { tranche: 'acceptance' } },
    ],
    refuses: [
      ['percentOutsideLimit', { ...limits, form: { tranche: 'advance', percent: 31 } }],
      ['percentOutsideLimit', { ...limits, form: { tranche: 'progress', percent: 81 } }],
      ['percentOutsideLimit', { ...limits, form: { tranche: 'advance' } }],
    ],
  },
  allHomesSettled: {
    passes: [homes(2, 2)],
    refuses: [
      ['homesNotSettled', homes(2, 1)],
      ['lotWithoutHomes', homes(0, 0)],
    ],
  },
  noTrancheUnderWay: {
    passes: [under({})],
    refuses: [['trancheOpen', under({}, true)]],
  },
  trancheUnderWay: {
    passes: [under({}, true)],
    refuses: [['noTrancheOpen', under({})]],
  },
  trancheDue: {
    passes: [
      { ...under({ retentionDueFen: '12000' }), form: {} },
      { ...under(acceptancePaid), form: { tranche: 'retention' } },
      { ...under({}), form: { tranche: 'acceptance' } },
      { ...under(allPaid), form: { tranche: 'advance', percent: 30 } },
    ],
    refuses: [
      ['nothingToPay', { ...under(acceptancePaid), form: { tranche: 'acceptance' } }],
      ['nothingToPay', { ...under(allPaid), form: { tranche: 'retention' } }],
    ],
  },
  advanceUnderStandingContract: {
    passes: [{}, { facts: { defaulted: true }, form: { tranche: 'acceptance' } }],
    refuses: [
      ['advanceAfterDefault', { facts: { defaulted: true }, form: { tranche: 'advance' } }],
      ['advanceAfterDefault', { facts: { defaulted: true }, form: { tranche: 'progress' } }],
    ],
  },
  noApplicationOpen: {
    passes: [nothingApplied],
    refuses: [['applicationOpen', applied]],
  },
  applicationIsOpen: {
    passes: [applied],
    refuses: [['noApplicationOpen', nothingApplied]],
  },
  acceptancePaid: {
    passes: [under(acceptancePaid), under(allPaid)],
    refuses: [['acceptanceUnpaid', under({})]],
  },
  lotFullyPaid: {
    passes: [under(allPaid)],
    refuses: [
      ['retentionUnpaid', under(acceptancePaid)],
      ['retentionUnpaid', under({})],
    ],
  },
  warrantyAsContracted: {
    passes: [twoYears('2026-06-10', '2028-06-10'), twoYears('2026-06-10', '2029-01-01')],
    refuses: [
      ['warrantyTooShort', twoYears('2026-06-10', '2028-06-09')],
      ['warrantyNotBegun', twoYears('2026-06-16', '2028-06-16')],
      ['warrantyBeforeAcceptance', twoYears('2026-06-09', '2028-06-09')],
    ],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;
