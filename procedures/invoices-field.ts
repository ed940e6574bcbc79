import type { Field } from './form.js';

/** Invoices as a form lists them. */
export const invoicesField = {
  title: { zh: '发票', en: 'Invoices' },
  kind: 'list',
  min: 1,
  max: 20,
  of: {
    number: { title: { zh: '发票号码', en: 'Number' }, kind: 'text', max: 30 },
    issuedOn: { title: { zh: '开票日期', en: 'Issued on' }, kind: 'date', past: true },
    amountFen: { title: { zh: '金额', en: 'Amount' }, kind: 'money', positive: true },
  },
} as const satisfies Field;
