import type { Refusal } from '../refusals.js';
import { derivedFact, type Guard, type Judged, policyFen } from './guard.js';

/** Whether the year still has a home and the money for it, and who is next. */
export const quotaAndFundsGuards = {
  quotaFree: { needs: ['quota'], check: refusalOfQuota },
  /** At approval the plan does not exist yet, so the whole cap must be there to be reserved. */
  fundsFree: { needs: ['funds'], check: refusalOfFunds },
  /** A fixed grant is known beforehand to the fen. */
  fixedGrantFree: {
    needs: ['funds'],
    check: (judged) => {
      const { freeFen } = derivedFact(judged, 'funds');
      return BigInt(freeFen) >= policyFen(judged, 'grantFen') ? null : { code: 'fundsExhausted' };
    },
  },
  nobodyWaitsBefore: {
    needs: ['waitlistAhead'],
    check: (judged) => {
      const ahead = aheadOf(judged);
      return ahead > 0 ? { code: 'othersWait', about: String(ahead) } : null;
    },
  },
  firstOnWaitlist: {
    needs: ['waitlistAhead'],
    check: (judged) => {
      const ahead = aheadOf(judged);
      return ahead > 0 ? { code: 'notFirstOnWaitlist', about: String(ahead) } : null;
    },
  },
  /** Waiting is for those who cannot be served now. */
  placeIsShort: {
    needs: ['quota', 'funds', 'waitlistAhead'],
    check: (judged) => {
      const quota = refusalOfQuota(judged);
      if (quota?.code === 'quotaNotSet') return quota;
      return quota || refusalOfFunds(judged) || aheadOf(judged) > 0 ? null : { code: 'placeIsFree' };
    },
  },
} as const satisfies Record<string, Guard>;

function refusalOfQuota(judged: Judged): Refusal | null {
  const quota = derivedFact(judged, 'quota');
  if (quota === null) return { code: 'quotaNotSet' };
  return quota.free > 0 ? null : { code: 'quotaExhausted' };
}

function refusalOfFunds(judged: Judged): Refusal | null {
  const { freeFen } = derivedFact(judged, 'funds');
  return BigInt(freeFen) >= policyFen(judged, 'grantCapFen') ? null : { code: 'fundsExhausted' };
}

function aheadOf(judged: Judged): number {
  return derivedFact(judged, 'waitlistAhead')?.ahead ?? 0;
}
