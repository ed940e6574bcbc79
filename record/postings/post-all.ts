import type { Refusal } from '../../procedures/engine.js';
import type { PostingName } from '../../procedures/procedure.js';
import { commitFunds, releaseFunds, reserveAgain, reserveFunds } from './fund-postings.js';
import { settleFixedGrant } from './fixed-grant.js';
import { freezeNotice, noteNoticeRemoved } from './notice-postings.js';
import {
  notifyContractor,
  notifyCounty,
  notifyCountyOfDefect,
  notifyLevelAbove,
  notifyTownAndCounty,
  notifyVisitors,
} from './notify.js';
import { openFollowUp } from './open-follow-up.js';
import { confirmPayment, orderPayment, returnPayment } from './payment-postings.js';
import { answerFinding, openBids, rankBids } from './bid-postings.js';
import {
  commitByContract,
  followLot,
  recordOutsideAward,
  settleByContract,
  writeContract,
} from './contract-postings.js';
import { joinLot, leaveLot } from './lot-homes.js';
import { recordReductions } from './reduction-postings.js';
import { confirmTranche, orderTranche, returnTranche } from './tranche-postings.js';
import { createLotKey } from '../lot-key.js';
import { claimRecovery, reduceClaim, reduceToRepaid } from './claim-postings.js';
import { recordRepayment } from './repayment-postings.js';
import { barSupplier, requireCoPayConsent } from './change-postings.js';
import {
  applyForTranche,
  orderAppliedTranche,
  refuseApplication,
  withdrawApplication,
} from './application-postings.js';
import { assignAssessor, assignAuditFirm } from './assign-firm.js';
import { writePlan } from './write-plan.js';
import type { Posting, PostingContext } from './posting.js';
import { joinWaitlist, leaveWaitlist, releaseQuota, takeQuota } from './quota-postings.js';
import { recordAcceptance, recordInvoices, recordMeasurement, writeSettlement } from './settlement-postings.js';

const postings = {
  freezeNotice,
  noteNoticeRemoved,
  takeQuota,
  releaseQuota,
  reserveFunds,
  reserveAgain,
  commitFunds,
  releaseFunds,
  joinWaitlist,
  leaveWaitlist,
  assignAssessor,
  assignAuditFirm,
  writePlan,
  recordMeasurement,
  recordInvoices,
  recordAcceptance,
  writeSettlement,
  settleFixedGrant,
  orderPayment,
  confirmPayment,
  returnPayment,
  notifyLevelAbove,
  notifyCounty,
  notifyTownAndCounty,
  notifyContractor,
  openFollowUp,
  notifyVisitors,
  notifyCountyOfDefect,
  joinLot,
  leaveLot,
  commitByContract,
  settleByContract,
  followLot,
  createLotKey,
  openBids,
  answerFinding,
  rankBids,
  recordOutsideAward,
  writeContract,
  orderTranche,
  confirmTranche,
  returnTranche,
  applyForTranche,
  orderAppliedTranche,
  refuseApplication,
  withdrawApplication,
  recordReductions,
  requireCoPayConsent,
  barSupplier,
  claimRecovery,
  reduceClaim,
  reduceToRepaid,
  recordRepayment,
} satisfies Record<PostingName, Posting>;

/** Runs an action's postings in the table's order, up to the first that refuses. */
export async function postAll(context: PostingContext, names: readonly PostingName[]): Promise<Refusal | null> {
  for (const name of names) {
    const refused = await postings[name](context);
    if (refused) return refused;
  }
  return null;
}
