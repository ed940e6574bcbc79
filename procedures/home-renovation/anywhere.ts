import { papers, reasonForm, words } from '../papers.js';
import type { Action, AnywhereAction } from '../procedure.js';
import { bankAccountField, categoryField, gradeField, phoneField } from './application.js';
import { GIVE_BACK } from './endings.js';
import { WHO_SEES } from './who-sees.js';

const officers = ['villageOfficer', 'townOfficer', 'countyOfficer'] as const;

const newCard = papers('newCardCopy', '新残疾人证或评残结论', 'New card or result of the assessment');
const cardNotice = papers('cardCancellation', '残疾人证注销依据', 'Proof that the card was cancelled');

/** A new grade or category before the county's audit; the audit compares it with the register. */
export const regrade = {
  title: { zh: '登记等级变更', en: 'Record a new grade' },
  by: officers,
  form: { category: { ...categoryField, fact: 'category' }, grade: { ...gradeField, fact: 'grade' }, ...reasonForm },
  evidence: [newCard],
} as const satisfies Action;

/** A report of the applicant's death; until it is confirmed it may turn out to be a mistake. */
export const deathReport = {
  title: { zh: '报告申请人去世', en: 'Report the applicant’s death' },
  by: officers,
  form: {
    diedOn: {
      title: { zh: '去世日期', en: 'Died on' },
      kind: 'date',
      past: true,
      optional: true,
      sensitive: WHO_SEES.identity,
    },
    source: words('信息来源（勿写个人信息）', 'Where the report comes from (no personal data)', 200),
  },
  postings: ['notifyCounty'],
} as const satisfies Action;

const withdrawal = papers('withdrawalLetter', '撤回申请书', 'Letter of withdrawal');

/** What may happen at any step, by the part of the case's life. */
export const anywhere = {
  escalate: {
    title: { zh: '超期提醒上级', en: 'Overdue: tell the level above' },
    by: ['clock'],
    phases: ['review', 'plan', 'works', 'money', 'halted'],
    postings: ['notifyLevelAbove'],
  },
  withdraw: {
    title: { zh: '申请人撤回', en: 'The applicant withdraws' },
    by: officers,
    phases: ['review', 'plan'],
    to: { close: 'withdrawn' },
    form: reasonForm,
    evidence: [withdrawal],
    guards: ['notUnderContract'],
    postings: GIVE_BACK,
    effects: ['tellApplicant'],
  },
  withdrawDuringWorks: {
    title: { zh: '改造期间撤回', en: 'The applicant withdraws during works' },
    by: ['townOfficer', 'countyOfficer'],
    phases: ['works'],
    to: { close: 'withdrawn' },
    form: reasonForm,
    evidence: [withdrawal],
    guards: ['notUnderContract'],
    postings: GIVE_BACK,
    effects: ['tellApplicant'],
  },
  reportDeath: { ...deathReport, phases: ['review', 'plan'], to: 'deathReported', suspends: true },
  reportDeathDuringWorks: { ...deathReport, phases: ['works', 'money'], to: 'deathDuringWorks', suspends: true },
  cancelCard: {
    title: { zh: '残疾人证已注销', en: 'The disability card was cancelled' },
    by: ['townOfficer', 'countyOfficer'],
    phases: ['review', 'plan'],
    to: { close: 'cardCancelled' },
    form: reasonForm,
    evidence: [cardNotice],
    guards: ['notUnderContract'],
    postings: GIVE_BACK,
    effects: ['tellApplicant'],
  },
  // Works under way are finished and paid; the flag stays for reports.
  flagCardCancelled: {
    title: { zh: '登记残疾人证注销', en: 'Flag that the card was cancelled' },
    by: ['townOfficer', 'countyOfficer'],
    phases: ['works', 'money'],
    form: reasonForm,
    evidence: [cardNotice],
    sets: { cardCancelled: true },
  },
  regrade: { ...regrade, phases: ['review'] },
  regradeAfterApproval: {
    ...regrade,
    title: { zh: '批准后等级变更，重新复核', en: 'New grade after approval: audit again' },
    by: ['townOfficer', 'countyOfficer'],
    phases: ['plan'],
    to: 'countyAudit',
    guards: ['notUnderContract'],
    postings: ['leaveLot', 'releaseFunds', 'releaseQuota'],
  },
  flagRegraded: {
    title: { zh: '登记改造期间等级变更', en: 'Flag a new grade during works' },
    by: ['townOfficer', 'countyOfficer'],
    phases: ['works', 'money'],
    form: { category: { ...categoryField, fact: 'laterCategory' }, grade: { ...gradeField, fact: 'laterGrade' } },
    evidence: [newCard],
    sets: { regradedDuringWorks: true },
  },
  updateContact: {
    title: { zh: '更新联系电话和银行卡', en: 'Update telephone and account' },
    by: officers,
    phases: ['review', 'plan', 'works'],
    form: { phone: { ...phoneField, optional: true }, bankAccount: { ...bankAccountField, optional: true } },
    needsOneField: true,
    // After a death the account is that of the heirs, recorded with proof.
    guards: ['applicantLives'],
  },
} as const satisfies Record<string, AnywhereAction>;
