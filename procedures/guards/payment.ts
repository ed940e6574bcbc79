import { payeeAccountOf } from '../payee-account.js';
import { derivedFact, type Guard } from './guard.js';

/** To whom money may go, and whether any is due. */
export const paymentGuards = {
  applicantLives: {
    needs: [],
    check: ({ case: { facts } }) => (facts.applicantDied === true ? { code: 'applicantDied' } : null),
  },
  applicantHasDied: {
    needs: [],
    check: ({ case: { facts } }) => (facts.applicantDied === true ? null : { code: 'applicantNotDead' }),
  },
  /** The account of someone who died is never paid to; the heirs name one of their own. */
  heirsOwnAccount: {
    needs: [],
    check: ({ case: { facts }, command: { form } }) =>
      form && form.heirAccount === facts.bankAccount ? { code: 'accountOfTheDead' } : null,
  },
  payeeAccountKnown: {
    needs: [],
    check: ({ case: { facts } }) => {
      if (payeeAccountOf(facts) !== null) return null;
      return { code: facts.applicantDied === true ? 'heirAccountMissing' : 'bankAccountMissing' };
    },
  },
  somethingToPay: {
    needs: ['settlement'],
    check: (judged) => (BigInt(derivedFact(judged, 'settlement').grantFen) > 0n ? null : { code: 'nothingToPay' }),
  },
  /** The bank cannot have paid before it was told to. */
  paidAfterOrder: {
    needs: [],
    check: ({ case: { enteredOn }, command: { form } }) =>
      form && String(form.paidOn) < enteredOn ? { code: 'paidBeforeOrder', about: enteredOn } : null,
  },
  noPaymentUnderWay: {
    needs: ['settlement'],
    check: (judged) => {
      const { payment } = derivedFact(judged, 'settlement');
      return payment === 'ordered' || payment === 'paid' ? { code: 'paymentOpen' } : null;
    },
  },
} as const satisfies Record<string, Guard>;
