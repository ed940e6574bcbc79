import type { Planted } from './planted-violations.js';

const entry = (caseId: string, seq: number, from: string, to: string) =>
  `insert into fund_entries (tenant_id, fund_id, case_id, seq, from_account, to_account, amount_fen)
   select tenant_id, (select id from funds order by position limit 1), id, ${seq}, '${from}', '${to}', 100 from cases where id = '${caseId}'`;

/** Planted in funds, payments and payment files of homes that are paid themselves. */
export const PLANTED_IN_MONEY = {
  // An overspent fund.
  'fund-overspent': { plant: () => 'update funds set total_fen = 1000' },
  'fund-case-limit': { plant: () => 'update funds set per_case_fen = 1000' },
  'account-negative': { plant: ({ fresh }) => entry(fresh, 1, 'reserved', 'free') },
  'ledger-unfounded': { plant: ({ fresh }) => entry(fresh, 99, 'free', 'reserved') },
  'closed-case-holds-money': { plant: ({ paid }) => entry(paid, 1, 'free', 'committed') },
  'payment-not-allocated': {
    plant: ({ paid }) => `update payments set amount_fen = amount_fen - 1 where case_id = '${paid}' and attempt = 2`,
    also: ['file-line-differs'],
  },
  'payment-and-ledger-differ': {
    plant: ({ paid }) => `update fund_entries set seq = seq - 1 where case_id = '${paid}' and to_account = 'paid'`,
  },
  // A doubled payment.
  'payment-doubled': {
    plant: ({ paid }) => `insert into payments (tenant_id, id, case_id, attempt, amount_fen, payee_sealed, ordered_seq)
      select tenant_id, gen_random_uuid(), case_id, 3, amount_fen, payee_sealed, ordered_seq from payments where case_id = '${paid}' and attempt = 2`,
    also: ['payment-not-allocated'],
  },
  'bank-reference': {
    plant: ({ paid, lot }) => `update payments set bank_reference =
      (select bank_reference from tranches where lot_id = '${lot}' and attempt = 1) where case_id = '${paid}' and attempt = 2`,
  },
  'payment-beyond-settlement': {
    plant: ({ paid }) => `update settlements set grant_fen = grant_fen - 1 where case_id = '${paid}'`,
  },
  'payment-unfounded': { plant: ({ paid }) => `delete from invoices where case_id = '${paid}'` },
  'settlement-beyond-bounds': {
    plant: ({ paid }) => `update settlements set measured_fen = grant_fen - 1 where case_id = '${paid}'`,
  },
  'fixed-grant-differs': {
    plant: ({ grants: [grant] }) =>
      `update cases set policy_values = policy_values || '{"grantFen": "999999"}' where id = '${grant}'`,
  },
  'fixed-grant-twice': {
    plant: ({ grants: [first, second] }) =>
      `update cases set household_id = (select household_id from cases where id = '${first}') where id = '${second}'`,
  },
  'plan-arithmetic': {
    plant: ({ paid }) => `update plan_lines set unit_price_fen = unit_price_fen + 100 where case_id = '${paid}'`,
  },
  'repayment-and-ledger-differ': {
    plant: ({ recovery }) => `update fund_entries set amount_fen = amount_fen - 1 where recovery_id = '${recovery}'`,
  },
  'repayment-sums': {
    plant: ({ recovery }) => `update repayments set amount_fen = 2000 where recovery_id = '${recovery}'`,
  },
  'file-sums': { plant: () => 'update payment_files set total_fen = total_fen + 1 where number = 1' },
  'file-line-differs': {
    plant:
      () => `update payment_file_lines set amount_fen = amount_fen - 1 where file_id = (select id from payment_files where number = 1);
      update payment_files set total_fen = total_fen - 1 where number = 1`,
  },
  'file-payment-twice': {
    plant:
      () => `update payment_file_lines set payment_id = (select l.payment_id from payment_file_lines l join payment_files f on f.id = l.file_id
      where f.number = 1) where file_id = (select id from payment_files where number = 2)`,
  },
  'file-number-missing': { plant: () => 'update payment_files set number = 3 where number = 2' },
} satisfies Readonly<Record<string, Planted>>;
