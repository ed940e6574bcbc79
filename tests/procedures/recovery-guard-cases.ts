import type { GuardName } from '../../procedures/guards.js';
import { type Circumstances, TODAY } from './circumstances.js';
import type { GuardCase } from './guard-case.js';

const owing = (claimedFen: string, repaidFen: string, form?: Circumstances['form']): Circumstances => ({
  derived: { recovery: { claimedFen, repaidFen } },
  ...(form && { form }),
});
const back = (amountFen: string) => owing('100000', '30000', { amountFen });
const lowered = (sumFen: string) => owing('100000', '30000', { sumFen });

/** Money that comes back. */
export const recovery = {
  nothingRepaid: {
    passes: [owing('100000', '0')],
    refuses: [['repaidAlready', owing('100000', '1')]],
  },
  somethingRepaid: {
    passes: [owing('100000', '1')],
    refuses: [['nothingCameBack', owing('100000', '0')]],
  },
  repaysInPart: {
    passes: [back('1'), back('69999')],
    refuses: [
      ['repaysAll', back('70000')],
      ['beyondOwed', back('70001')],
    ],
  },
  repaysTheRest: {
    passes: [back('70000')],
    refuses: [
      ['restStillOwed', back('69999')],
      ['beyondOwed', back('70001')],
    ],
  },
  lowersClaim: {
    passes: [lowered('30001'), lowered('99999')],
    refuses: [
      ['claimNotLower', lowered('100000')],
      ['claimBelowRepaid', lowered('30000')],
    ],
  },
  objectionInTime: {
    passes: [{ facts: { objectionEndedOn: '2026-06-12' }, form: { receivedOn: '2026-06-11' } }],
    refuses: [['objectionTooLate', { facts: { objectionEndedOn: '2026-06-12' }, form: { receivedOn: '2026-06-12' } }]],
  },
  repayDayFits: {
    passes: [{ form: { repayBy: '2026-06-16' } }, { form: { repayBy: '2027-06-15' } }],
    refuses: [
      ['deadlineInPast', { form: { repayBy: TODAY } }],
      ['repayPlanTooLong', { form: { repayBy: '2027-06-16' } }],
    ],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;
