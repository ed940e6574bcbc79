import { eligibilityGuards } from './guards/eligibility.js';
import type { Guard } from './guards/guard.js';
import { paymentGuards } from './guards/payment.js';
import { publicityGuards } from './guards/publicity.js';
import { quotaAndFundsGuards } from './guards/quota-and-funds.js';
import { worksGuards } from './guards/works.js';

/** Every condition that a table may name. One whose meaning changes gets a new name: released tables rest on them. */
export const guards = {
  ...publicityGuards,
  ...eligibilityGuards,
  ...quotaAndFundsGuards,
  ...worksGuards,
  ...paymentGuards,
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof guards;
export type { Guard, Judged } from './guards/guard.js';
