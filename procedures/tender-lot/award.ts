import type { Form } from '../form.js';
import { freshPhotos, papers, words } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { failLot } from './homes.js';
import { LOT_STEP_TITLES } from './step-titles.js';
import { supplierField } from './tender.js';

const evaluationForm = {
  panelSize: { title: { zh: '评审小组人数', en: 'Members of the panel' }, kind: 'integer', min: 3, max: 15 },
  assessments: {
    title: { zh: '评审意见', en: 'Assessments' },
    kind: 'list',
    min: 1,
    max: 50,
    of: {
      creditCode: supplierField,
      qualified: { title: { zh: '是否合格', en: 'Qualified' }, kind: 'boolean' },
      technical: { title: { zh: '技术得分', en: 'Technical score' }, kind: 'integer', min: 0, max: 100 },
      reason: { ...words('不合格理由', 'Why not qualified', 300), optional: true },
    },
  },
} as const satisfies Form;

const findingsForm = { findings: words('处理结论（勿写个人信息）', 'Findings (no personal data)', 2000) };
const answerLetter = { ...papers('answerLetter', '质疑答复', 'The answer to the challenge'), fresh: true } as const;

const raiseChallenge = {
  title: { zh: '录入质疑', en: 'Record a challenge' },
  by: ['countyOfficer'],
  to: 'challengeInquiry',
  suspends: true,
  form: {
    creditCode: supplierField,
    summary: words('质疑事项（勿写个人信息）', 'What is challenged (no personal data)', 1000),
  },
  evidence: [{ ...papers('challengeLetter', '质疑函', 'The letter of challenge'), fresh: true }],
  postings: ['notifyLevelAbove'],
} as const satisfies Action;

/** A letter that came in time and is entered when the clock has already ended the term. */
const raiseLateChallenge = {
  ...raiseChallenge,
  title: { zh: '补录期内收到的质疑', en: 'Record a challenge that came in time' },
  form: {
    ...raiseChallenge.form,
    receivedOn: { title: { zh: '收到日期', en: 'Received on' }, kind: 'date', past: true },
  },
  guards: ['challengeInTime'],
} as const satisfies Action;

/** From the opened bids to the award, with challenges to the result. */
export const awardSteps = {
  opened: {
    title: LOT_STEP_TITLES.opened,
    phase: 'tender',
    clocks: { deadline: { lasts: 'evaluationDays', then: 'escalate' } },
    actions: {
      answerFinding: {
        title: { zh: '答复串标疑点', en: 'Answer a finding between bidders' },
        by: ['countyOfficer'],
        form: {
          number: { title: { zh: '疑点序号', en: 'Number of the finding' }, kind: 'integer', min: 1, max: 5000 },
          answer: words('评审小组意见（勿写个人信息）', 'Answer of the panel (no personal data)', 1000),
        },
        postings: ['answerFinding'],
      },
      evaluate: {
        title: { zh: '登记评审', en: 'Record the evaluation' },
        by: ['countyOfficer'],
        to: 'evaluated',
        form: evaluationForm,
        evidence: [{ ...papers('panelReport', '评审报告', 'Report of the panel'), fresh: true }],
        guards: ['findingsAnswered', 'everyBidAssessed', 'disqualifiedWithReason', 'enoughQualified'],
        postings: ['rankBids'],
      },
      failLot,
    },
  },
  evaluated: {
    title: LOT_STEP_TITLES.evaluated,
    phase: 'tender',
    clocks: { deadline: { lasts: 'resultDays', then: 'escalate' } },
    actions: {
      publiciseResult: {
        title: { zh: '公示结果', en: 'Publicise the result' },
        by: ['countyOfficer'],
        to: 'resultPublicised',
        form: { place: { title: { zh: '公示位置', en: 'Where it is publicised' }, kind: 'text', max: 100 } },
        evidence: [freshPhotos('resultPhoto', '结果公示照片或截图', 'Photograph of the result as publicised')],
      },
      failLot,
    },
  },
  resultPublicised: {
    title: LOT_STEP_TITLES.resultPublicised,
    phase: 'tender',
    clocks: { challenge: { lasts: 'challengeDays', then: 'challengeEnds' } },
    actions: {
      challengeEnds: {
        title: { zh: '公示期满', en: 'The time for challenges ends' },
        by: ['clock'],
        to: 'awardable',
        dayFact: 'challengesEndedOn',
      },
      raiseChallenge,
    },
  },
  challengeInquiry: {
    title: LOT_STEP_TITLES.challengeInquiry,
    phase: 'tender',
    clocks: { answer: { lasts: 'challengeAnswerDays', then: 'escalate' } },
    actions: {
      dismissChallenge: {
        title: { zh: '质疑不成立', en: 'Dismiss the challenge' },
        by: ['countyOfficer', 'countyApprover'],
        to: { back: true },
        form: findingsForm,
        evidence: [answerLetter],
      },
      upholdChallenge: {
        title: { zh: '质疑成立，重新评审', en: 'Uphold the challenge: evaluate again' },
        by: ['countyOfficer', 'countyApprover'],
        to: 'opened',
        form: findingsForm,
        evidence: [answerLetter],
      },
      failAfterChallenge: {
        title: { zh: '质疑成立，废标', en: 'Uphold the challenge: the tender failed' },
        by: failLot.by,
        to: failLot.to,
        form: findingsForm,
        evidence: [answerLetter],
        linked: failLot.linked,
      },
    },
  },
  awardable: {
    title: LOT_STEP_TITLES.awardable,
    phase: 'tender',
    clocks: { deadline: { lasts: 'awardDays', then: 'escalate' } },
    actions: {
      award: {
        title: { zh: '定标', en: 'Award' },
        by: ['countyApprover'],
        to: 'awarded',
        evidence: [papers('awardNotice', '中标（成交）通知书', 'Notice of the award')],
        dayFact: 'awardedOn',
      },
      raiseLateChallenge,
      failLot,
    },
  },
} as const satisfies Record<string, Step>;
