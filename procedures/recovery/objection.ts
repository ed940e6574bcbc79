import { papers, words } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { RECOVERY_STEP_TITLES } from './step-titles.js';

/** While the objection is looked into, the rest of the term waits. */
export const object = {
  title: { zh: '录入异议', en: 'Record an objection' },
  by: ['countyOfficer'],
  to: 'objectionInquiry',
  suspends: true,
  form: { summary: words('异议内容（勿写个人信息）', 'What is objected to (no personal data)', 1000) },
  evidence: [{ ...papers('objectionLetter', '异议书', 'The letter of objection'), fresh: true }],
  postings: ['notifyLevelAbove'],
} as const satisfies Action;

/** A letter that came in time and is entered when the clock has already ended the term. */
export const objectLate = {
  ...object,
  title: { zh: '补录期内收到的异议', en: 'Record an objection that came in time' },
  form: {
    ...object.form,
    receivedOn: { title: { zh: '收到日期', en: 'Received on' }, kind: 'date', past: true },
  },
  guards: ['objectionInTime'],
} as const satisfies Action;

const answered = {
  by: ['countyOfficer', 'countyApprover'],
  evidence: [{ ...papers('objectionAnswer', '异议答复', 'The answer to the objection'), fresh: true }],
} as const satisfies Pick<Action, 'by' | 'evidence'>;
const findings = words('调查结论（勿写个人信息）', 'Findings (no personal data)', 2000);

/** What an objection leads to: the claim stands, falls, or is lower and notified anew. */
export const objectionSteps = {
  objectionInquiry: {
    title: RECOVERY_STEP_TITLES.objectionInquiry,
    phase: 'recovery',
    clocks: { inquiry: { lasts: 'inquiryDays', then: 'escalate' } },
    actions: {
      dismissObjection: {
        ...answered,
        title: { zh: '异议不成立', en: 'Dismiss the objection' },
        to: { back: true },
        form: { findings },
      },
      upholdObjection: {
        ...answered,
        title: { zh: '异议成立，无需退款', en: 'Uphold the objection: nothing is owed' },
        to: { close: 'nothingOwed' },
        form: { findings },
        guards: ['nothingRepaid'],
      },
      reduceClaim: {
        ...answered,
        title: { zh: '异议部分成立，核减追缴金额', en: 'Uphold in part: lower the claim' },
        to: 'noticeDue',
        form: {
          findings,
          sumFen: { title: { zh: '核减后的追缴金额', en: 'Sum now claimed' }, kind: 'money', positive: true },
        },
        guards: ['lowersClaim'],
        postings: ['reduceClaim'],
      },
      reduceToRepaid: {
        ...answered,
        title: { zh: '异议成立，以已退金额为限办结', en: 'Uphold: no more is owed than came back' },
        to: { close: 'recovered' },
        form: { findings },
        guards: ['somethingRepaid'],
        postings: ['reduceToRepaid'],
      },
    },
  },
} as const satisfies Record<string, Step>;
