import { invoicesField } from '../invoices-field.js';
import { freshPhotos, papers, reasonForm, words } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { rejection, sendBack } from './endings.js';
import { contractorDefaulted, releasedFromLot } from './in-lot.js';
import { itemField, planLines, quantityField, roomField } from './plan.js';
import { STEP_TITLES } from './step-titles.js';

const afterPhotos = freshPhotos(
  'afterPhotos',
  '改造后照片（与改造前同角度）',
  'Photographs after the works, from the same angles',
  2,
);

const measured = {
  title: { zh: '实测数量', en: 'Measured quantities' },
  kind: 'list',
  min: 1,
  max: 40,
  of: { item: itemField, room: roomField, quantity: quantityField },
} as const;

const defects = {
  title: { zh: '整改事项', en: 'What is to be put right' },
  kind: 'list',
  min: 1,
  max: 20,
  of: { room: roomField, defect: words('问题', 'Defect', 300) },
} as const;

const deadline = (zh: string, en: string, fact: string) => ({ title: { zh, en }, kind: 'date', fact }) as const;

/** A change found necessary during the works, decided before it is built: the whole plan as it now shall be. */
const change = {
  by: ['countyApprover'],
  form: { lines: planLines, ...reasonForm },
  evidence: [
    { ...papers('changeRequest', '变更申请', 'Request for the change'), fresh: true },
    freshPhotos('changePhotos', '变更部位照片', 'Photographs of what changes'),
    { ...papers('coPayConsent', '户主同意自付增加的签字', 'Consent of the household to pay more', 0), fresh: true },
  ],
} as const satisfies Omit<Action, 'title'>;

const changes = {
  orderChange: {
    ...change,
    title: { zh: '变更签证', en: 'Order a change' },
    guards: ['byTender'],
    postings: ['writePlan', 'commitByContract', 'requireCoPayConsent'],
  },
  changeOwnPlan: {
    ...change,
    title: { zh: '变更方案', en: 'Change the plan' },
    guards: ['selfOrganised'],
    postings: ['writePlan', 'commitFunds', 'requireCoPayConsent'],
  },
} as const satisfies Record<string, Action>;

/** The household has the works done itself, or the contractor of its lot does them; the county accepts them or asks for rework. */
export const worksSteps = {
  inProgress: {
    title: STEP_TITLES.inProgress,
    phase: 'works',
    clocks: { construction: { lasts: { untilFact: 'finishBy' }, then: 'escalate' } },
    actions: {
      selfCheck: {
        title: { zh: '登记完工自验', en: 'Record the self-check' },
        by: ['villageOfficer', 'townOfficer'],
        to: 'selfChecked',
        form: { invoices: invoicesField },
        evidence: [afterPhotos, papers('invoicePapers', '发票原件扫描', 'Scans of the invoices')],
        guards: ['selfOrganised', 'invoicesNotBeforeApproval'],
        postings: ['recordInvoices'],
      },
      // The contractor is paid through the lot, so no invoices are handed in for the home.
      selfCheckByContractor: {
        title: { zh: '施工单位登记完工自验', en: 'The contractor records the self-check' },
        by: ['contractor'],
        to: 'selfChecked',
        evidence: [afterPhotos],
        guards: ['byTender'],
      },
      releasedFromLot,
      contractorDefaulted,
      recordVisit: {
        title: { zh: '登记施工走访', en: 'Record a visit during the works' },
        by: ['villageOfficer', 'townOfficer', 'countyOfficer'],
        form: { findings: words('走访情况（勿写个人信息）', 'Findings (no personal data)') },
        evidence: [freshPhotos('duringPhotos', '施工过程照片', 'Photographs during the works')],
      },
      ...changes,
      // Entering the step anew starts its clock with the new day.
      extendDeadline: {
        title: { zh: '延长工期', en: 'Extend the deadline' },
        by: ['countyOfficer'],
        to: 'inProgress',
        form: { finishBy: deadline('新完工期限', 'To be finished by', 'finishBy'), ...reasonForm },
        guards: ['deadlineLiesAhead'],
      },
    },
  },
  selfChecked: {
    title: STEP_TITLES.selfChecked,
    phase: 'works',
    clocks: { deadline: { lasts: 'acceptanceDays', then: 'escalate' } },
    actions: {
      accept: {
        title: { zh: '验收合格', en: 'Accept the works' },
        by: ['countyOfficer'],
        to: 'accepted',
        form: { measured },
        evidence: [
          { ...papers('acceptanceForm', '竣工验收表', 'Form of acceptance'), fresh: true },
          papers('householdSignature', '户主验收签字', 'Signature of the household'),
          papers('coPayReceipt', '户主自付款收据', 'Receipt for what the household pays', 0),
        ],
        guards: ['householdInvoicesIn', 'coPayReceiptHeld'],
        postings: ['recordMeasurement', 'recordAcceptance', 'openFollowUp'],
      },
      requireRework: {
        title: { zh: '要求整改', en: 'Ask for rework' },
        by: ['countyOfficer'],
        to: 'rework',
        form: { defects, reworkDeadline: deadline('整改期限', 'To be put right by', 'reworkDeadline') },
        guards: ['deadlineLiesAhead', 'reworkRoundLeft'],
        effects: ['tellApplicant'],
      },
      releasedFromLot,
      contractorDefaulted,
      refuseAcceptance: {
        ...rejection('验收不合格，终止', 'Refuse acceptance for good', ['countyApprover']),
        evidence: [papers('acceptanceForm', '竣工验收表', 'Form of acceptance')],
        guards: ['noReworkRoundLeft'],
      },
      sendBack: sendBack(['countyOfficer'], { inProgress: STEP_TITLES.inProgress }),
    },
  },
  rework: {
    title: STEP_TITLES.rework,
    phase: 'works',
    clocks: { deadline: { lasts: { untilFact: 'reworkDeadline' }, then: 'escalate' } },
    actions: {
      reworkDone: {
        title: { zh: '登记整改完成', en: 'Record that rework is done' },
        by: ['villageOfficer', 'townOfficer'],
        to: 'selfChecked',
        evidence: [afterPhotos],
        guards: ['selfOrganised'],
      },
      reworkDoneByContractor: {
        title: { zh: '施工单位登记整改完成', en: 'The contractor records that rework is done' },
        by: ['contractor'],
        to: 'selfChecked',
        evidence: [afterPhotos],
        guards: ['byTender'],
      },
      releasedFromLot,
      contractorDefaulted,
      extendRework: {
        title: { zh: '延长整改期限', en: 'Extend the rework' },
        by: ['countyOfficer'],
        to: 'rework',
        form: { reworkDeadline: deadline('新整改期限', 'To be put right by', 'reworkDeadline'), ...reasonForm },
        guards: ['deadlineLiesAhead'],
      },
    },
  },
} as const satisfies Record<string, Step>;
