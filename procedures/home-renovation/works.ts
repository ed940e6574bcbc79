import type { Step } from '../procedure.js';
import { freshPhotos, papers, reasonForm, rejection, sendBack, words } from './papers.js';
import { itemField, quantityField, roomField } from './plan.js';
import { STEP_TITLES } from './step-titles.js';

const afterPhotos = freshPhotos(
  'afterPhotos',
  '改造后照片（与改造前同角度）',
  'Photographs after the works, from the same angles',
  2,
);

const invoices = {
  title: { zh: '发票', en: 'Invoices' },
  kind: 'list',
  min: 1,
  max: 20,
  of: {
    number: { title: { zh: '发票号码', en: 'Number' }, kind: 'text', max: 30 },
    issuedOn: { title: { zh: '开票日期', en: 'Issued on' }, kind: 'date' },
    amountFen: { title: { zh: '金额', en: 'Amount' }, kind: 'money', positive: true },
  },
} as const;

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

/** The household has the works done itself; the county accepts them or asks for rework. */
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
        form: { invoices },
        evidence: [afterPhotos, papers('invoicePapers', '发票原件扫描', 'Scans of the invoices')],
        guards: ['invoicesNotBeforeApproval'],
        postings: ['recordInvoices'],
      },
      recordVisit: {
        title: { zh: '登记施工走访', en: 'Record a visit during the works' },
        by: ['villageOfficer', 'townOfficer', 'countyOfficer'],
        form: { findings: words('走访情况（勿写个人信息）', 'Findings (no personal data)') },
        evidence: [freshPhotos('duringPhotos', '施工过程照片', 'Photographs during the works')],
      },
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
        ],
        guards: ['invoicesHandedIn'],
        postings: ['recordMeasurement', 'recordAcceptance'],
      },
      requireRework: {
        title: { zh: '要求整改', en: 'Ask for rework' },
        by: ['countyOfficer'],
        to: 'rework',
        form: { defects, reworkDeadline: deadline('整改期限', 'To be put right by', 'reworkDeadline') },
        guards: ['deadlineLiesAhead', 'reworkRoundLeft'],
        effects: ['tellApplicant'],
      },
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
      },
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
