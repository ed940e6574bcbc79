import type { Form } from '../form.js';
import { reasonForm } from '../papers.js';

const caseNumber = { kind: 'text', max: 40 } as const;

/** What a claim says when it is raised. It names no person: who owes follows from the home or the lot's contract. */
export const recoveryForm = {
  number: {
    ...caseNumber,
    title: { zh: '所涉改造户或标段的案件编号', en: 'Case number of the home or lot' },
    fact: 'number',
  },
  debtor: {
    title: { zh: '追缴对象', en: 'Who owes' },
    kind: 'choice',
    options: {
      household: { zh: '受助家庭', en: 'The household' },
      contractor: { zh: '施工单位', en: 'The contractor' },
    },
    fact: 'debtor',
  },
  ground: {
    title: { zh: '追缴事由', en: 'Ground' },
    kind: 'choice',
    options: {
      beyondSettlement: { zh: '预付超过决算', en: 'Advanced beyond the settlement' },
      leftLot: { zh: '改造户退出标段', en: 'The home left the lot' },
      contractorDefault: { zh: '施工单位违约', en: 'The contractor defaulted' },
      auditReduction: { zh: '审计核减', en: 'Taken off by an audit' },
      notEntitled: { zh: '不符合领取条件', en: 'Not entitled' },
    },
    fact: 'ground',
  },
  sumFen: { title: { zh: '追缴金额', en: 'Sum claimed' }, kind: 'money', positive: true },
  lotNumber: {
    ...caseNumber,
    title: { zh: '所属标段编号（该户经多个标段付款时填写）', en: 'The lot, where the home was paid for under several' },
    optional: true,
    fact: 'lotNumber',
  },
  reason: { ...reasonForm.reason, optional: true },
} as const satisfies Form;

export type RecoveryGround = keyof typeof recoveryForm.ground.options;
export type Debtor = keyof typeof recoveryForm.debtor.options;
