import { forged } from './forgery.js';
import type { Planted } from './planted-violations.js';

/** Planted in lots: bids, award, contract, and what the contractor is paid. */
export const PLANTED_IN_LOTS = {
  'home-in-two-lots': {
    plant: ({ bidding, lotHomes: [home] }) =>
      `insert into case_links (tenant_id, lot_id, home_id, joined_seq) select tenant_id, '${bidding}', home_id, 1 from case_links where home_id = '${home}'`,
  },
  'lot-act-unfounded': {
    plant: ({ lotHomes: [home] }) =>
      forged(`select case_id, seq from case_events where case_id = '${home}' and action = 'callOff'`, {
        requestId: 'gen_random_uuid()',
      }),
  },
  'bid-unsealed-early': {
    plant: ({ bidding }) => `update bids set total_fen = 1 where lot_id = '${bidding}' and withdrawn_at is null`,
  },
  'bid-late': {
    plant: ({ bidding }) => `update bids set received_at = received_at + interval '1 year' where lot_id = '${bidding}'`,
  },
  'bids-opened-early': {
    plant: ({ lot }) =>
      `update case_clocks set last_day = last_day + 1, due_at = due_at + interval '1 day' where case_id = '${lot}' and clock = 'bidding'`,
    also: ['clock-early'],
  },
  'bid-ranking': { plant: ({ lot }) => `update bids set rank = 5 - rank where lot_id = '${lot}' and rank in (2, 3)` },
  'contract-beyond-award': {
    plant: ({ lot }) => `update bids set total_fen = total_fen - 1 where lot_id = '${lot}' and rank = 1`,
  },
  'contract-exceeded': { plant: ({ lot }) => `update contracts set sum_fen = 1000 where lot_id = '${lot}'` },
  'tranche-not-allocated': {
    plant: ({ lot }) => `update tranches set amount_fen = amount_fen - 1 where lot_id = '${lot}' and attempt = 1`,
    also: ['tranche-unapplied'],
  },
  'tranche-and-ledger-differ': {
    plant: ({ lot }) => `update fund_entries set seq = seq - 1 where lot_id = '${lot}' and to_account = 'paid'`,
  },
  'tranche-doubled': { plant: ({ lot }) => `update tranches set attempt = 4 where lot_id = '${lot}' and attempt = 3` },
  'tranche-unfounded': { plant: ({ lotHomes: [home] }) => `delete from acceptances where case_id = '${home}'` },
  'tranche-beyond-due': {
    plant: ({ lot }) => `update settlement_reductions set reduction_fen = reduction_fen + 1 where lot_id = '${lot}'`,
  },
  'retention-early': {
    plant: ({ lot }) =>
      forged(`select case_id, seq from case_events where case_id = '${lot}' and action = 'warrantyEnds'`, {
        action: `'escalate'`,
      }),
  },
  'advance-beyond-limit': {
    plant: ({ lot }) => `update call_offs set grant_fen = grant_fen / 2 where lot_id = '${lot}'`,
  },
  'tranche-beyond-invoices': {
    plant: ({ lot }) => `delete from invoices where case_id = '${lot}'`,
  },
  'tranche-unapplied': {
    plant: ({ lot }) =>
      `update tranches set applied_seq = (select min(seq) from tranche_applications where lot_id = '${lot}') where lot_id = '${lot}' and attempt = 1`,
    also: ['application-unfounded'],
  },
  'application-unfounded': {
    plant: ({ lot }) =>
      `update invoices set given_back_seq = given_back_seq + 1 where case_id = '${lot}' and given_back_seq is not null`,
  },
  // The home was taken from the worker the day before the act.
  'worker-unassigned': {
    plant: ({ lotHomes: [first] }) =>
      `update work_assignments set assigned_at = assigned_at - interval '2 days', ended_at = assigned_at - interval '1 day',
        ended_by = assigned_by where case_id = '${first}'`,
  },
} satisfies Readonly<Record<string, Planted>>;
