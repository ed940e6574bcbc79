import { freshPhotos, papers, words } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { rejection, sendBack } from './endings.js';
import { STEP_TITLES } from './step-titles.js';

const removalForm = {
  objections: {
    title: { zh: '公示期异议情况', en: 'Objections during publicity' },
    kind: 'choice',
    options: {
      none: { zh: '无异议，或异议均已处理', en: 'None, or all dealt with' },
      some: { zh: '有未处理的异议', en: 'Some not yet dealt with' },
    },
    fact: 'noticeObjections',
  },
} as const satisfies Action['form'];

const recordRemoval = {
  title: { zh: '登记撤下公示', en: 'Record the removal of the notice' },
  by: ['villageOfficer', 'townOfficer'],
  form: removalForm,
  evidence: [freshPhotos('removalPhoto', '撤下公示照片', 'Photograph at the removal')],
  guards: ['noticeStillPosted'],
  dayFact: 'noticeRemovedOn',
  postings: ['noteNoticeRemoved'],
} as const satisfies Action;

const object = {
  title: { zh: '录入异议', en: 'Record an objection' },
  by: ['villageOfficer', 'townOfficer', 'countyOfficer'],
  to: 'objectionInquiry',
  suspends: true,
  form: {
    source: {
      title: { zh: '异议来源', en: 'Raised by' },
      kind: 'choice',
      options: { named: { zh: '实名', en: 'Someone named' }, anonymous: { zh: '匿名', en: 'Someone unnamed' } },
    },
    summary: words('异议内容（勿写个人信息）', 'What is objected to (no personal data)', 1000),
  },
  evidence: [papers('objectionPaper', '异议材料', 'The objection in writing', 0)],
  postings: ['notifyLevelAbove'],
} as const satisfies Action;

const findingsForm = { findings: words('调查结论（勿写个人信息）', 'Findings (no personal data)', 2000) };
const inquiryReport = papers('inquiryReport', '调查报告', 'Report of the inquiry');

/** The notice on the village's board: posted, hanging through its term, removed, and what is said against it. */
export const publicitySteps = {
  toPublicise: {
    title: STEP_TITLES.toPublicise,
    phase: 'review',
    clocks: { deadline: { lasts: 'postingDays', then: 'escalate' } },
    actions: {
      postNotice: {
        title: { zh: '张贴公示', en: 'Post the notice' },
        by: ['villageOfficer'],
        to: 'publicised',
        form: { place: { title: { zh: '张贴地点', en: 'Where it hangs' }, kind: 'text', max: 100 } },
        evidence: [freshPhotos('noticePhoto', '公示张贴照片', 'Photograph of the notice as posted')],
        sets: { noticeRemovedOn: null, noticeObjections: null },
        postings: ['freezeNotice'],
      },
      sendBack: sendBack(['villageOfficer', 'townOfficer'], {
        applied: STEP_TITLES.applied,
        villageReview: STEP_TITLES.villageReview,
      }),
    },
  },
  publicised: {
    title: STEP_TITLES.publicised,
    phase: 'review',
    clocks: {
      publicity: { lasts: 'publicityDays', then: 'publicityEnds' },
      forgotten: { lasts: { unit: 'calendarDays', count: 30 }, then: 'escalate' },
    },
    actions: {
      recordRemoval: { ...recordRemoval, guards: ['noticeStillPosted', 'noticeTermReached'] },
      object,
      publicityEnds: {
        title: { zh: '公示期满', en: 'Publicity ends' },
        by: ['clock'],
        to: 'townReview',
        guards: ['noticeRemovedWithPhoto', 'noOpenObjection'],
        otherwise: 'holdPublicity',
      },
      holdPublicity: {
        title: { zh: '公示待处理', en: 'Hold the publicity' },
        by: ['clock'],
        to: 'publicityHeld',
        postings: ['notifyLevelAbove'],
      },
    },
  },
  publicityHeld: {
    title: STEP_TITLES.publicityHeld,
    phase: 'review',
    clocks: { deadline: { lasts: 'heldDays', then: 'escalate' } },
    actions: {
      recordRemoval,
      object,
      endHeldPublicity: {
        title: { zh: '确认公示完成', en: 'Confirm that publicity is complete' },
        by: ['townOfficer', 'countyOfficer'],
        to: 'townReview',
        form: { reason: words('未按期完成的原因', 'Why it was not complete in time') },
        guards: ['noticeRemovedWithPhoto', 'noOpenObjection'],
      },
      publiciseAnew: {
        title: { zh: '重新公示', en: 'Publicise anew' },
        by: ['townOfficer', 'countyOfficer'],
        to: 'toPublicise',
        form: { reason: words('理由（勿写个人信息）', 'Reason (no personal data)') },
      },
    },
  },
  objectionInquiry: {
    title: STEP_TITLES.objectionInquiry,
    phase: 'review',
    clocks: { inquiry: { lasts: 'inquiryDays', then: 'escalate' } },
    actions: {
      dismissObjection: {
        title: { zh: '异议不成立', en: 'Dismiss the objection' },
        by: ['townOfficer', 'countyOfficer'],
        to: { back: true },
        form: findingsForm,
        evidence: [inquiryReport],
        sets: { noticeObjections: 'none' },
      },
      upholdObjection: {
        ...rejection('异议成立，不予批准', 'Uphold the objection', ['townOfficer', 'countyOfficer']),
        form: findingsForm,
        evidence: [inquiryReport],
      },
      changeAfterObjection: {
        title: { zh: '更正后重新公示', en: 'Change and publicise anew' },
        by: ['townOfficer', 'countyOfficer'],
        to: 'toPublicise',
        form: findingsForm,
        evidence: [inquiryReport],
      },
    },
  },
} as const satisfies Record<string, Step>;
