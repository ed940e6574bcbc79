import { derivedFact, type Guard, type Judged } from './guard.js';

/** How the works are delivered: the household sees to them itself, or a lot's contractor does them. Set by policy. */
export const deliveryGuards = {
  selfOrganised: { needs: [], check: (judged) => (isTender(judged) ? { code: 'deliveredByTender' } : null) },
  byTender: { needs: [], check: (judged) => (isTender(judged) ? null : { code: 'deliveredByHousehold' }) },
  /** A contractor is paid through its lot, so there are no invoices for the single home. */
  householdInvoicesIn: {
    needs: ['invoices'],
    check: (judged) => {
      const { totalFen } = derivedFact(judged, 'invoices');
      return isTender(judged) || BigInt(totalFen) > 0n ? null : { code: 'invoicesMissing' };
    },
  },
  /** What the household owes its contractor is paid before the works are accepted. */
  coPayReceiptHeld: {
    needs: ['coPay'],
    check: (judged) => {
      const { dueFen } = derivedFact(judged, 'coPay');
      if (!isTender(judged) || BigInt(dueFen) <= 0n) return null;
      const held = judged.command.evidence.coPayReceipt?.all ?? 0;
      return held > 0 ? null : { code: 'evidenceMissing', about: 'coPayReceipt' };
    },
  },
  /** Once its lot is under contract a home leaves only through the lot, with a reason and a photograph. */
  notUnderContract: {
    needs: ['lot'],
    check: (judged) => {
      const lot = derivedFact(judged, 'lot');
      return lot?.contracted ? { code: 'underContract', about: lot.number } : null;
    },
  },
  /** A lot reaches homes by number, so the home itself must see that it lies in one. */
  inALot: {
    needs: ['lot'],
    check: (judged) => (derivedFact(judged, 'lot') === null ? { code: 'homeNotInLot' } : null),
  },
  inNoLot: {
    needs: ['lot'],
    check: (judged) => {
      const lot = derivedFact(judged, 'lot');
      return lot === null ? null : { code: 'stillInLot', about: lot.number };
    },
  },
  /** Accepted works are owed to the contractor, whatever happened to the household. */
  notAcceptedInLot: {
    needs: [],
    check: (judged) => {
      const accepted = judged.case.past.some((act) => act.action === 'accept');
      return isTender(judged) && accepted ? { code: 'acceptedInLot' } : null;
    },
  },
} as const satisfies Record<string, Guard>;

function isTender(judged: Judged): boolean {
  return judged.case.policy.deliveryMode === 'tender';
}
