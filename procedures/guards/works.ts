import { derivedFact, type Guard, type Judged, policyNumber, policyWords, rowsOf } from './guard.js';

/** The papers, the plan, and the works themselves. */
export const worksGuards = {
  ownerConsentsWhenRented: {
    needs: [],
    check: (judged) =>
      judged.case.facts.ownership === 'rented' && held(judged, 'ownerConsent') === 0
        ? { code: 'evidenceMissing', about: 'ownerConsent' }
        : null,
  },
  moveIsProved: {
    needs: [],
    check: (judged) =>
      judged.case.facts.homeMoved === true && held(judged, 'moveProof') === 0
        ? { code: 'evidenceMissing', about: 'moveProof' }
        : null,
  },
  planGrants: {
    needs: ['plan'],
    check: (judged) => {
      const plan = derivedFact(judged, 'plan');
      if (plan === null) return { code: 'planMissing' };
      return BigInt(plan.grantFen) > 0n ? null : { code: 'planGrantsNothing' };
    },
  },
  planWithinFunds: {
    needs: ['plan', 'funds'],
    check: (judged) => {
      const plan = derivedFact(judged, 'plan');
      const { freeFen, reservedFen } = derivedFact(judged, 'funds');
      if (plan === null) return { code: 'planMissing' };
      return BigInt(plan.grantFen) <= BigInt(freeFen) + BigInt(reservedFen) ? null : { code: 'fundsExhausted' };
    },
  },
  deadlineLiesAhead: {
    needs: [],
    check: ({ command: { form, today } }) => {
      const deadline = form?.finishBy ?? form?.reworkDeadline;
      return typeof deadline === 'string' && deadline <= today ? { code: 'deadlineInPast' } : null;
    },
  },
  /** Works begun before the written approval earn nothing, and a bill from before it shows that they were. */
  invoicesNotBeforeApproval: {
    needs: [],
    check: ({ case: { facts }, command: { form } }) => {
      const early = rowsOf(form?.invoices).find((invoice) => String(invoice.issuedOn) < String(facts.approvedOn));
      return early ? { code: 'invoiceBeforeApproval', about: String(early.number) } : null;
    },
  },
  invoicesHandedIn: {
    needs: ['invoices'],
    check: (judged) => {
      const { totalFen } = derivedFact(judged, 'invoices');
      return BigInt(totalFen) > 0n ? null : { code: 'invoicesMissing' };
    },
  },
  /** Whom the policy names must have been there; more may be. */
  acceptanceMembersPresent: {
    needs: [],
    check: (judged) => {
      const { form } = judged.command;
      if (!form) return null;
      const there = new Set(rowsOf(form.present).map(({ capacity }) => capacity));
      const missing = policyWords(judged, 'acceptanceMembers').filter((member) => !there.has(member));
      return missing.length > 0 ? { code: 'acceptanceMembersMissing', about: missing.join(' ') } : null;
    },
  },
  reworkRoundLeft: {
    needs: [],
    check: (judged) => (roundsLeft(judged) > 0 ? null : { code: 'reworkRoundsExhausted' }),
  },
  noReworkRoundLeft: {
    needs: [],
    check: (judged) => (roundsLeft(judged) > 0 ? { code: 'reworkRoundsRemain' } : null),
  },
} as const satisfies Record<string, Guard>;

function held(judged: Judged, slot: string): number {
  return judged.command.evidence[slot]?.all ?? 0;
}

function roundsLeft(judged: Judged): number {
  const used = judged.case.past.filter((act) => act.action === 'requireRework').length;
  return policyNumber(judged, 'maxReworkRounds') - used;
}
