import { freshPhotos, papers, reasonForm, words } from '../papers.js';
import type { Step } from '../procedure.js';
import { ROOMS } from './choices.js';
import { sendBack } from './endings.js';
import { contractorDefaulted, joinLot, releasedFromLot } from './in-lot.js';
import { STEP_TITLES } from './step-titles.js';
import { WHO_SEES } from './who-sees.js';

const { approved, assessed } = STEP_TITLES;

export const roomField = { title: { zh: '部位', en: 'Room' }, kind: 'choice', options: ROOMS } as const;
export const itemField = { title: { zh: '项目编码', en: 'Item code' }, kind: 'text', max: 40 } as const;
export const quantityField = { title: { zh: '数量', en: 'Quantity' }, kind: 'quantity' } as const;

export const planLines = {
  title: { zh: '改造项目', en: 'Lines of the plan' },
  kind: 'list',
  min: 1,
  max: 40,
  of: {
    item: itemField,
    room: roomField,
    quantity: { ...quantityField, positive: true },
    unitPriceFen: { title: { zh: '单价', en: 'Unit price' }, kind: 'money', positive: true },
  },
} as const;

const assessmentForm = {
  needs: {
    ...words('功能需求（勿写姓名）', 'Functional needs (no names)', 1000),
    fact: 'needs',
    sensitive: WHO_SEES.needs,
  },
  rooms: {
    title: { zh: '测量记录', en: 'Rooms measured' },
    kind: 'list',
    min: 1,
    max: 12,
    fact: 'roomFindings',
    sensitive: WHO_SEES.needs,
    of: { room: roomField, finding: words('现状与尺寸', 'State and measures', 300) },
  },
} as const;

/** One plan for each home: measured, designed from the catalogue, signed by the household, approved. */
export const planSteps = {
  approved: {
    title: approved,
    phase: 'plan',
    clocks: { deadline: { lasts: 'assessmentDays', then: 'escalate' } },
    actions: {
      // An assessment may be bought from a firm (Tongling: by inquiry); it then sees this case, and no other.
      assignAssessor: {
        title: { zh: '委托评估机构', en: 'Assign an assessment firm' },
        by: ['countyOfficer'],
        form: { firm: { title: { zh: '机构代码', en: 'Code of the firm' }, kind: 'text', max: 40 } },
        postings: ['assignAssessor'],
      },
      recordAssessment: {
        title: { zh: '登记入户评估', en: 'Record the assessment' },
        by: ['assessor', 'countyOfficer'],
        to: 'assessed',
        form: assessmentForm,
        evidence: [
          { ...freshPhotos('beforePhotos', '改造前照片', 'Photographs before the works', 2), shownTo: ['contractor'] },
        ],
      },
    },
  },
  assessed: {
    title: assessed,
    phase: 'plan',
    clocks: { deadline: { lasts: 'designDays', then: 'escalate' } },
    actions: {
      submitDesign: {
        title: { zh: '提交一户一案', en: 'Submit the plan' },
        by: ['countyOfficer', 'assessor'],
        to: 'designed',
        form: { lines: planLines },
        evidence: [
          {
            ...papers('signedPlan', '户主签字的改造方案', 'Plan signed by the household'),
            fresh: true,
            shownTo: ['contractor'],
          },
        ],
        postings: ['writePlan'],
      },
      sendBack: sendBack(['countyOfficer'], { approved }),
    },
  },
  designed: {
    title: STEP_TITLES.designed,
    phase: 'plan',
    clocks: { deadline: { lasts: 'designApprovalDays', then: 'escalate' } },
    actions: {
      approveDesign: {
        title: { zh: '批准方案', en: 'Approve the plan' },
        by: ['countyApprover'],
        to: 'designApproved',
        guards: ['planGrants', 'planWithinFunds'],
        dayFact: 'approvedOn',
        postings: ['commitFunds'],
      },
      sendBack: sendBack(['countyApprover'], { approved, assessed }),
    },
  },
  designApproved: {
    title: STEP_TITLES.designApproved,
    phase: 'plan',
    clocks: { deadline: { lasts: 'workOrderDays', then: 'escalate' } },
    actions: {
      issueWorkOrder: {
        title: { zh: '下达书面批准和开工通知', en: 'Issue the written approval' },
        by: ['countyOfficer'],
        to: 'workOrdered',
        form: { finishBy: { title: { zh: '完工期限', en: 'To be finished by' }, kind: 'date', fact: 'finishBy' } },
        evidence: [papers('writtenApproval', '书面批准', 'The written approval')],
        guards: ['selfOrganised', 'deadlineLiesAhead'],
        effects: ['tellApplicant'],
      },
      joinLot,
      // What was committed for the old plan becomes the reserve of the next.
      sendBack: sendBack(['countyOfficer', 'countyApprover'], { approved, assessed }, ['reserveAgain']),
    },
  },
  workOrdered: {
    title: STEP_TITLES.workOrdered,
    phase: 'works',
    clocks: { deadline: { lasts: 'startDays', then: 'escalate' } },
    actions: {
      startWork: {
        title: { zh: '登记开工', en: 'Record the start of works' },
        by: ['villageOfficer', 'townOfficer'],
        to: 'inProgress',
        guards: ['selfOrganised'],
      },
      startByContractor: {
        title: { zh: '施工单位登记开工', en: 'The contractor starts the works' },
        by: ['contractor'],
        to: 'inProgress',
        guards: ['byTender'],
      },
      redesign: {
        title: { zh: '退回重新设计', en: 'Send back to be designed again' },
        by: ['countyOfficer'],
        to: 'assessed',
        form: reasonForm,
        postings: ['leaveLot', 'reserveAgain'],
      },
      releasedFromLot,
      contractorDefaulted,
      closeNeverStarted: {
        title: { zh: '逾期未开工，终止', en: 'End: works never started' },
        by: ['countyOfficer'],
        to: { close: 'neverStarted' },
        form: reasonForm,
        guards: ['selfOrganised'],
        postings: ['releaseFunds', 'releaseQuota'],
        effects: ['tellApplicant'],
      },
    },
  },
} as const satisfies Record<string, Step>;
