import type { Action, Step } from '../procedure.js';
import { contractSteps } from './contract.js';
import { retentionSteps } from './payment.js';
import { retentionActs, trancheActs } from './tranche-applications.js';

const { contracted, finalAccounts, audited } = contractSteps;
const { retentionDue } = retentionSteps;

/** Once it leads where nothing can be refused or withdrawn, no application may be left open. */
const closeTerminated = {
  ...contracted.actions.closeTerminated,
  guards: [...contracted.actions.closeTerminated.guards, 'noApplicationOpen'],
} as const satisfies Action;

const startWarranty = {
  ...audited.actions.startWarranty,
  guards: [...audited.actions.startWarranty.guards, 'noApplicationOpen'],
} as const satisfies Action;

const closeLot = {
  ...retentionDue.actions.closeLot,
  guards: [...retentionDue.actions.closeLot.guards, 'noApplicationOpen'],
} as const satisfies Action;

/** The steps in which a lot is paid, since version 2: its contractor applies, and finance pays on the application. */
export const applicationSteps = {
  contracted: { ...contracted, actions: { ...contracted.actions, closeTerminated, ...trancheActs } },
  finalAccounts: { ...finalAccounts, actions: { ...finalAccounts.actions, ...trancheActs } },
  audited: { ...audited, actions: { ...audited.actions, startWarranty, ...trancheActs } },
  retentionDue: { ...retentionDue, actions: { ...retentionDue.actions, closeLot, ...retentionActs } },
} as const satisfies Record<string, Step>;
