import type { DerivedFacts } from '../case.js';
import { addMonths } from '../days.js';
import type { Refusal } from '../refusals.js';
import { derivedFact, type Guard, type Judged, policyNumber } from './guard.js';

type Contract = NonNullable<DerivedFacts['contract']>;

/** A lot's contract: what may be called off and paid under it, and when it is done. */
export const contractGuards = {
  retentionWithinLimit: {
    needs: [],
    check: (judged) => {
      const most = policyNumber(judged, 'retentionPercentMax');
      const { form } = judged.command;
      return form && Number(form.retentionPercent) > most ? { code: 'retentionTooHigh', about: String(most) } : null;
    },
  },
  /** Whether the homes named fit in is settled as each of them is called off. */
  contractSumLeft: {
    needs: ['contract'],
    check: withContract(({ calledOffFen, sumFen }) =>
      BigInt(calledOffFen) < BigInt(sumFen) ? null : { code: 'beyondContractSum' },
    ),
  },
  contractStands: {
    needs: [],
    check: ({ case: { facts } }) => (facts.defaulted === true ? { code: 'contractDefaulted' } : null),
  },
  /** The contractor defaulted, or no home is left in the lot. */
  contractEnded: {
    needs: ['lotHomes'],
    check: (judged) => {
      const { homes } = derivedFact(judged, 'lotHomes');
      return judged.case.facts.defaulted === true || homes === 0 ? null : { code: 'contractNotEnded' };
    },
  },
  noHomeUnsettled: {
    needs: ['lotHomes'],
    check: (judged) => {
      const { homes, settled } = derivedFact(judged, 'lotHomes');
      return settled < homes ? { code: 'homesNotSettled', about: String(homes - settled) } : null;
    },
  },
  /** Advances and progress payments up to a percentage that the policy allows. */
  advanceWithinLimit: {
    needs: [],
    check: (judged) => {
      const { form } = judged.command;
      if (!form || (form.tranche !== 'advance' && form.tranche !== 'progress')) return null;
      const most = policyNumber(judged, form.tranche === 'advance' ? 'advancePercentMax' : 'progressPercentMax');
      const percent = Number(form.percent ?? 0);
      return percent < 1 || percent > most ? { code: 'percentOutsideLimit', about: String(most) } : null;
    },
  },
  allHomesSettled: {
    needs: ['lotHomes'],
    check: (judged) => {
      const { homes, settled } = derivedFact(judged, 'lotHomes');
      if (homes === 0) return { code: 'lotWithoutHomes' };
      return settled < homes ? { code: 'homesNotSettled', about: String(homes - settled) } : null;
    },
  },
  noTrancheUnderWay: {
    needs: ['contract'],
    check: withContract(({ paymentOpen }) => (paymentOpen ? { code: 'trancheOpen' } : null)),
  },
  trancheUnderWay: {
    needs: ['contract'],
    check: withContract(({ paymentOpen }) => (paymentOpen ? null : { code: 'noTrancheOpen' })),
  },
  trancheDue: {
    needs: ['contract'],
    check: withContract((contract, { command: { form } }) => {
      if (!form) return null;
      // What may be advanced depends on the homes; the order itself says when it is nothing.
      if (form.tranche === 'advance' || form.tranche === 'progress') return null;
      const due = BigInt(form.tranche === 'retention' ? contract.retentionDueFen : contract.acceptanceDueFen);
      return due > 0n ? null : { code: 'nothingToPay' };
    }),
  },
  /** Advances are for works to come. */
  advanceUnderStandingContract: {
    needs: [],
    check: ({ case: { facts }, command: { form } }) =>
      facts.defaulted === true && (form?.tranche === 'advance' || form?.tranche === 'progress')
        ? { code: 'advanceAfterDefault' }
        : null,
  },
  noApplicationOpen: {
    needs: ['openApplication'],
    check: (judged) => (derivedFact(judged, 'openApplication') ? { code: 'applicationOpen' } : null),
  },
  applicationIsOpen: {
    needs: ['openApplication'],
    check: (judged) => (derivedFact(judged, 'openApplication') ? null : { code: 'noApplicationOpen' }),
  },
  acceptancePaid: {
    needs: ['contract'],
    check: withContract((contract) => (BigInt(contract.acceptanceDueFen) > 0n ? { code: 'acceptanceUnpaid' } : null)),
  },
  lotFullyPaid: {
    needs: ['contract'],
    check: withContract((contract) => {
      const owed = BigInt(contract.acceptanceDueFen) > 0n || BigInt(contract.retentionDueFen) > 0n;
      return owed ? { code: 'retentionUnpaid' } : null;
    }),
  },
  /** The warranty begins with the last acceptance or later, and runs at least as long as the contract says. */
  warrantyAsContracted: { needs: ['lotHomes'], check: refusalOfWarranty },
} as const satisfies Record<string, Guard>;

function withContract(check: (contract: Contract, judged: Judged) => Refusal | null): Guard['check'] {
  return (judged) => {
    const contract = derivedFact(judged, 'contract');
    return contract === null ? { code: 'contractMissing' } : check(contract, judged);
  };
}

function refusalOfWarranty(judged: Judged): Refusal | null {
  const { facts } = judged.case;
  const { form, happenedOn } = judged.command;
  const { lastAcceptedOn } = derivedFact(judged, 'lotHomes');
  if (!form) return null;
  const startsOn = String(form.startsOn);
  if (startsOn > happenedOn) return { code: 'warrantyNotBegun', about: happenedOn };
  if (startsOn < (lastAcceptedOn ?? '')) return { code: 'warrantyBeforeAcceptance', about: lastAcceptedOn ?? '' };
  const earliest = addMonths(startsOn, Number(facts.warrantyMonths));
  return String(form.warrantyUntil) < earliest ? { code: 'warrantyTooShort', about: earliest } : null;
}
