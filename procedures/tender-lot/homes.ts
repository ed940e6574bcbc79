import type { Field } from '../form.js';
import { freshPhotos, papers, reasonForm, words } from '../papers.js';
import type { Action } from '../procedure.js';

const homes = (max: number) =>
  ({
    title: { zh: '户', en: 'Homes' },
    kind: 'list',
    min: 1,
    max,
    of: { number: { title: { zh: '案件编号', en: 'Case number' }, kind: 'text', max: 40 } },
  }) as const satisfies Field;

/** Homes handled by one act, so that one transaction stays short. */
const MOST_HOMES = 200;

/** Homes whose plan is approved are put into the lot. */
export const addHomes = {
  title: { zh: '编入改造户', en: 'Add homes' },
  by: ['countyOfficer'],
  form: { homes: homes(MOST_HOMES) },
  linked: { cases: 'form', action: 'joinLot' },
} as const satisfies Action;

export const removeHomes = {
  title: { zh: '移出改造户', en: 'Take homes out' },
  by: ['countyOfficer'],
  form: { homes: homes(MOST_HOMES), ...reasonForm },
  linked: { cases: 'form', action: 'leaveLot' },
} as const satisfies Action;

export const callOff = {
  title: { zh: '派工', en: 'Call homes off' },
  by: ['countyOfficer'],
  form: { homes: homes(MOST_HOMES), finishBy: { title: { zh: '完工期限', en: 'To be finished by' }, kind: 'date' } },
  evidence: [{ ...papers('workOrder', '派工单', 'The work order'), fresh: true }],
  guards: ['contractStands', 'deadlineLiesAhead', 'contractSumLeft'],
  linked: { cases: 'form', action: 'callOff', passes: ['finishBy'] },
} as const satisfies Action;

/** One home at a time: each has its own reason and photograph. */
export const releaseHome = {
  title: { zh: '改造户退出', en: 'Release a home' },
  by: ['countyOfficer'],
  form: { homes: homes(1), ...reasonForm },
  evidence: [freshPhotos('releasePhoto', '退出情况照片', 'Photograph that shows the reason')],
  linked: { cases: 'form', action: 'releasedFromLot', passes: ['reason'] },
} as const satisfies Action;

const everyHomeLeaves = { cases: 'all', action: 'leaveLot' } as const;

/**
 * The contractor does not perform: the contract is stopped, homes not yet accepted go back to wait for another lot,
 * and the supplier may not bid for a while.
 */
export const declareDefault = {
  title: { zh: '认定违约，停止合同', en: 'Declare the contractor in default' },
  by: ['countyApprover'],
  form: {
    ...reasonForm,
    barredUntil: { title: { zh: '禁止投标至', en: 'May not bid until' }, kind: 'date' },
  },
  evidence: [papers('stopOrder', '停工及解约通知', 'Stop order and notice of termination')],
  guards: ['contractStands'],
  sets: { defaulted: true },
  postings: ['barSupplier'],
  linked: { cases: 'unaccepted', action: 'contractorDefaulted' },
} as const satisfies Action;

/** Before an award the county may drop the lot; its homes go back to wait for another. */
export const cancelLot = {
  title: { zh: '取消标段', en: 'Cancel the lot' },
  by: ['countyApprover'],
  to: { close: 'tenderFailed' },
  form: reasonForm,
  linked: everyHomeLeaves,
} as const satisfies Action;

/** The tender came to nothing after bidding; a new lot may follow this one. */
export const failLot = {
  title: { zh: '废标', en: 'Declare the tender failed' },
  by: ['countyApprover'],
  to: { close: 'tenderFailed' },
  form: {
    ground: {
      title: { zh: '废标原因', en: 'Ground' },
      kind: 'choice',
      options: {
        tooFewQualified: { zh: '合格投标人不足', en: 'Too few qualified bidders' },
        aboveBudget: { zh: '报价均超预算', en: 'Every bid above the budget' },
        unlawfulConduct: { zh: '存在违法违规行为', en: 'Unlawful conduct' },
        notSigned: { zh: '中标人未签合同', en: 'The winner did not sign' },
        needGone: { zh: '采购任务取消', en: 'The need is gone' },
      },
    },
    explanation: words('说明（勿写个人信息）', 'Explanation (no personal data)', 1000),
  },
  evidence: [papers('failureReport', '废标报告', 'Report on the failure')],
  linked: everyHomeLeaves,
} as const satisfies Action;

/** At the deadline, by the clock. */
export const failForTooFewBids = {
  title: { zh: '投标人不足，废标', en: 'Failed: too few bids' },
  by: ['clock'],
  to: { close: 'tenderFailed' },
  postings: ['notifyLevelAbove'],
  linked: everyHomeLeaves,
} as const satisfies Action;
