import type { Form } from '../form.js';
import { papers, words } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { callOff, declareDefault, failLot, releaseHome, removeHomes, addHomes } from './homes.js';
import { confirmAcceptance, orderByWorks, recordTrancheReturn } from './payment.js';
import { LOT_STEP_TITLES } from './step-titles.js';

const itemField = { title: { zh: '项目编码', en: 'Item code' }, kind: 'text', max: 40 } as const;

const contractForm = {
  contractNumber: {
    title: { zh: '合同编号', en: 'Number of the contract' },
    kind: 'text',
    max: 60,
    fact: 'contractNumber',
  },
  sumFen: { title: { zh: '合同金额', en: 'Sum' }, kind: 'money', positive: true },
  retentionPercent: { title: { zh: '质保金比例（%）', en: 'Retention in percent' }, kind: 'integer', min: 0, max: 3 },
  warrantyMonths: {
    title: { zh: '质保期（月）', en: 'Warranty in months' },
    kind: 'integer',
    min: 0,
    max: 120,
    fact: 'warrantyMonths',
  },
  rates: {
    title: { zh: '合同单价（不填则用中标单价）', en: 'Rates; left out, those of the winning bid' },
    kind: 'list',
    min: 1,
    max: 200,
    optional: true,
    of: { item: itemField, rateFen: { title: { zh: '单价', en: 'Rate' }, kind: 'money', positive: true } },
  },
} as const satisfies Form;

const auditForm = {
  reductions: {
    title: { zh: '核减明细', en: 'Reductions' },
    kind: 'list',
    min: 0,
    max: 500,
    of: {
      number: { title: { zh: '案件编号', en: 'Case number' }, kind: 'text', max: 40 },
      item: itemField,
      room: { title: { zh: '部位', en: 'Room' }, kind: 'text', max: 40 },
      reductionFen: { title: { zh: '核减金额', en: 'Reduction' }, kind: 'money', positive: true },
      reason: words('核减理由', 'Reason', 300),
    },
  },
} as const satisfies Form;

const tranches = { orderTranche: orderByWorks, confirmTranche: confirmAcceptance, recordTrancheReturn } as const;

/** After a default, or when every home has left: what was accepted is paid, and nothing else will be done. */
const closeTerminated = {
  title: { zh: '合同终止，办结', en: 'Close the terminated contract' },
  by: ['countyApprover'],
  to: { close: 'terminated' },
  guards: ['contractEnded', 'noHomeUnsettled', 'noTrancheUnderWay', 'lotFullyPaid'],
} as const satisfies Action;

/** From the award to the audited accounts. */
export const contractSteps = {
  awarded: {
    title: LOT_STEP_TITLES.awarded,
    phase: 'contract',
    clocks: { signing: { lasts: 'contractDays', then: 'escalate' } },
    actions: {
      signContract: {
        title: { zh: '签订合同', en: 'Sign the contract' },
        by: ['countyOfficer'],
        to: 'contracted',
        form: contractForm,
        evidence: [papers('contract', '合同', 'The signed contract')],
        guards: ['retentionWithinLimit'],
        postings: ['writeContract'],
      },
      failLot,
    },
  },
  contracted: {
    title: LOT_STEP_TITLES.contracted,
    phase: 'contract',
    clocks: { review: { lasts: 'contractReview', then: 'escalate' } },
    actions: {
      addHomes,
      removeHomes,
      callOff,
      releaseHome,
      declareDefault,
      closeTerminated,
      ...tranches,
      recordFinalAccounts: {
        title: { zh: '登记决算', en: 'Record the final accounts' },
        by: ['countyOfficer'],
        to: 'finalAccounts',
        evidence: [papers('finalAccounts', '决算书', 'The final accounts')],
        guards: ['allHomesSettled'],
        linked: { cases: 'paidUp', action: 'paidByLot' },
      },
    },
  },
  finalAccounts: {
    title: LOT_STEP_TITLES.finalAccounts,
    phase: 'contract',
    clocks: { deadline: { lasts: 'lotAuditDays', then: 'escalate' } },
    actions: {
      assignAuditFirm: {
        title: { zh: '委托审计机构', en: 'Assign an audit firm' },
        by: ['countyOfficer'],
        form: { firm: { title: { zh: '机构代码', en: 'Code of the firm' }, kind: 'text', max: 40 } },
        postings: ['assignAuditFirm'],
      },
      recordLotAudit: {
        title: { zh: '登记审计结果', en: 'Record the audit' },
        by: ['auditFirm', 'countyOfficer'],
        to: 'audited',
        form: auditForm,
        evidence: [papers('auditReport', '审计报告', 'Report of the audit')],
        postings: ['recordReductions'],
      },
      ...tranches,
    },
  },
  audited: {
    title: LOT_STEP_TITLES.audited,
    phase: 'contract',
    clocks: { deadline: { lasts: 'lotPaymentDays', then: 'escalate' } },
    actions: {
      startWarranty: {
        title: { zh: '进入质保期', en: 'Start the warranty' },
        by: ['countyOfficer'],
        to: 'warranty',
        form: {
          startsOn: {
            title: { zh: '质保起算日（最后一户验收日）', en: 'Starts on (last acceptance)' },
            kind: 'date',
            past: true,
          },
          warrantyUntil: { title: { zh: '质保截止日', en: 'Warranty until' }, kind: 'date', fact: 'warrantyUntil' },
        },
        guards: ['noTrancheUnderWay', 'acceptancePaid', 'warrantyAsContracted'],
      },
      ...tranches,
    },
  },
} as const satisfies Record<string, Step>;
