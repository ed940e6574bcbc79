import { addMonths } from '../days.js';
import { derivedFact, type Guard, type Judged, policyNumber } from './guard.js';

/** What is still owed of a claim, in fen. */
function owedFen(judged: Judged): bigint {
  const { claimedFen, repaidFen } = derivedFact(judged, 'recovery');
  return BigInt(claimedFen) - BigInt(repaidFen);
}

/** Money that comes back, and claims that are lowered or given up. */
export const recoveryGuards = {
  nothingRepaid: {
    needs: ['recovery'],
    check: (judged) => {
      const { repaidFen } = derivedFact(judged, 'recovery');
      return repaidFen === '0' ? null : { code: 'repaidAlready', about: repaidFen };
    },
  },
  somethingRepaid: {
    needs: ['recovery'],
    check: (judged) => (derivedFact(judged, 'recovery').repaidFen === '0' ? { code: 'nothingCameBack' } : null),
  },
  /** Part of what is owed: the rest stays owed. */
  repaysInPart: {
    needs: ['recovery'],
    check: (judged) => {
      const owed = owedFen(judged);
      const { form } = judged.command;
      if (!form || BigInt(String(form.amountFen)) < owed) return null;
      return { code: BigInt(String(form.amountFen)) > owed ? 'beyondOwed' : 'repaysAll', about: owed.toString() };
    },
  },
  /** Exactly what is still owed. */
  repaysTheRest: {
    needs: ['recovery'],
    check: (judged) => {
      const owed = owedFen(judged);
      const { form } = judged.command;
      if (!form || BigInt(String(form.amountFen)) === owed) return null;
      return { code: BigInt(String(form.amountFen)) > owed ? 'beyondOwed' : 'restStillOwed', about: owed.toString() };
    },
  },
  /** Lower than what is claimed, and more than what came back already. */
  lowersClaim: {
    needs: ['recovery'],
    check: (judged) => {
      const { claimedFen, repaidFen } = derivedFact(judged, 'recovery');
      const { form } = judged.command;
      if (!form) return null;
      const sum = BigInt(String(form.sumFen));
      if (sum >= BigInt(claimedFen)) return { code: 'claimNotLower', about: claimedFen };
      return sum <= BigInt(repaidFen) ? { code: 'claimBelowRepaid', about: repaidFen } : null;
    },
  },
  /** Received before the clock ended the term. */
  objectionInTime: {
    needs: [],
    check: ({ case: { facts }, command: { form } }) =>
      form && String(form.receivedOn) >= String(facts.objectionEndedOn)
        ? { code: 'objectionTooLate', about: String(facts.objectionEndedOn) }
        : null,
  },
  /** The plan's day lies ahead, and within the policy's months. */
  repayDayFits: {
    needs: [],
    check: (judged) => {
      const latest = addMonths(judged.command.today, policyNumber(judged, 'repayPlanMonthsMax'));
      const { form, today } = judged.command;
      if (!form) return null;
      const repayBy = String(form.repayBy);
      if (repayBy <= today) return { code: 'deadlineInPast' };
      return repayBy > latest ? { code: 'repayPlanTooLong', about: latest } : null;
    },
  },
} as const satisfies Record<string, Guard>;
