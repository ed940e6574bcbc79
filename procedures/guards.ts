import { contractGuards } from './guards/contract.js';
import { contractorGuards } from './guards/contractor.js';
import { deliveryGuards } from './guards/delivery.js';
import { eligibilityGuards } from './guards/eligibility.js';
import { followUpGuards } from './guards/follow-up.js';
import type { Guard } from './guards/guard.js';
import { paymentGuards } from './guards/payment.js';
import { publicityGuards } from './guards/publicity.js';
import { quotaAndFundsGuards } from './guards/quota-and-funds.js';
import { recallGuards } from './guards/recall.js';
import { recoveryGuards } from './guards/recovery.js';
import { tenderGuards } from './guards/tender.js';
import { worksGuards } from './guards/works.js';

/** Every condition that a table may name. One whose meaning changes gets a new name: released tables rest on them. */
export const guards = {
  ...publicityGuards,
  ...eligibilityGuards,
  ...quotaAndFundsGuards,
  ...worksGuards,
  ...paymentGuards,
  ...deliveryGuards,
  ...contractorGuards,
  ...tenderGuards,
  ...contractGuards,
  ...followUpGuards,
  ...recoveryGuards,
  ...recallGuards,
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof guards;
export type { Guard, Judged } from './guards/guard.js';
