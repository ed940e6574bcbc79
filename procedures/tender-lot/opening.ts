import type { Form } from '../form.js';

/** What is asked when a lot is planned. A lot names no person. */
export const lotForm = {
  title: { title: { zh: '标段名称', en: 'Title of the lot' }, kind: 'text', max: 100, fact: 'title' },
  delivery: {
    title: { zh: '委托方式', en: 'What is tendered' },
    kind: 'choice',
    options: {
      pricedLot: { zh: '按已设计户打包', en: 'A priced lot of designed homes' },
      unitRate: { zh: '单价合同，随批随派', en: 'Unit rates; homes are called off as they are designed' },
      frameworkCallOff: { zh: '框架协议直接选定', en: 'Call-off from a framework list' },
    },
    fact: 'delivery',
  },
  method: {
    title: { zh: '采购方式', en: 'Method' },
    kind: 'choice',
    options: {
      open: { zh: '公开招标', en: 'Open tender' },
      consultation: { zh: '竞争性磋商', en: 'Competitive consultation' },
      inquiry: { zh: '询价', en: 'Price inquiry' },
      townProcurement: { zh: '乡镇自行采购', en: 'Procurement by the town' },
      outsidePlatform: { zh: '外部交易平台', en: 'On an outside platform' },
    },
    fact: 'method',
  },
  need: { title: { zh: '采购需求名称', en: 'The need that is bought' }, kind: 'text', max: 60, fact: 'need' },
  estimateFen: { title: { zh: '预算金额', en: 'Estimate' }, kind: 'money', positive: true, fact: 'estimateFen' },
  homesExpected: {
    title: { zh: '预计户数', en: 'Homes expected' },
    kind: 'integer',
    min: 1,
    max: 5000,
    fact: 'homesExpected',
  },
  followsLot: {
    title: { zh: '接续的废标标段编号', en: 'Number of the failed lot that it follows' },
    kind: 'text',
    max: 40,
    optional: true,
    fact: 'followsLot',
  },
} as const satisfies Form;
