import type { Form } from '../form.js';
import { papers, reasonForm } from '../papers.js';
import type { Step } from '../procedure.js';
import { addHomes, cancelLot, failForTooFewBids, failLot, removeHomes } from './homes.js';
import { LOT_STEP_TITLES } from './step-titles.js';

export const supplierField = {
  title: { zh: '供应商统一社会信用代码', en: 'Unified credit code of the supplier' },
  kind: 'text',
  max: 18,
} as const;

const awardElsewhere = {
  creditCode: supplierField,
  sumFen: { title: { zh: '中标金额', en: 'Sum awarded' }, kind: 'money', positive: true },
} as const satisfies Form;

const documentNumber = {
  title: { zh: '采购文件编号', en: 'Number of the tender document' },
  kind: 'text',
  max: 60,
} as const;

/** From the plan to the deadline for bids, or to an award that was made elsewhere. Bids come by a door of their own. */
export const tenderSteps = {
  planned: {
    title: LOT_STEP_TITLES.planned,
    phase: 'tender',
    clocks: { deadline: { lasts: 'planningDays', then: 'escalate' } },
    actions: {
      addHomes,
      removeHomes,
      publish: {
        title: { zh: '发布采购公告', en: 'Publish the tender' },
        by: ['countyOfficer'],
        to: 'published',
        form: {
          bidDeadline: {
            title: { zh: '投标截止日（含当日）', en: 'Last day for bids' },
            kind: 'date',
            fact: 'bidDeadline',
          },
          documentNumber: { ...documentNumber, fact: 'documentNumber' },
        },
        evidence: [papers('tenderDocument', '采购文件', 'The tender document')],
        guards: ['tenderedHere', 'bidPeriodLongEnough', 'pricedLotHasHomes'],
        postings: ['createLotKey'],
      },
      recordOutsideNotice: {
        title: { zh: '登记平台公告', en: 'Record the notice on the platform' },
        by: ['countyOfficer'],
        to: 'awaitingOutside',
        form: {
          platformNumber: {
            title: { zh: '平台项目编号', en: 'Number on the platform' },
            kind: 'text',
            max: 60,
            fact: 'platformNumber',
          },
        },
        evidence: [papers('outsideNotice', '平台公告', 'The notice as published')],
        guards: ['onOutsidePlatform', 'pricedLotHasHomes'],
      },
      callOffFramework: {
        title: { zh: '框架协议选定供应商', en: 'Choose from the framework' },
        by: ['countyOfficer'],
        to: 'awarded',
        form: {
          ...awardElsewhere,
          frameworkNumber: { title: { zh: '框架协议编号', en: 'Number of the framework' }, kind: 'text', max: 60 },
        },
        evidence: [papers('frameworkAgreement', '框架协议及选定依据', 'The framework, and why this supplier')],
        guards: ['fromFramework'],
        postings: ['recordOutsideAward'],
      },
      cancelLot,
    },
  },
  published: {
    title: LOT_STEP_TITLES.published,
    phase: 'tender',
    clocks: { bidding: { lasts: { untilFact: 'bidDeadline' }, then: 'biddingCloses' } },
    actions: {
      biddingCloses: {
        title: { zh: '投标截止', en: 'Bidding closes' },
        by: ['clock'],
        to: 'biddingClosed',
        guards: ['enoughBids'],
        otherwise: 'failForTooFewBids',
      },
      failForTooFewBids,
      cancelLot,
    },
  },
  biddingClosed: {
    title: LOT_STEP_TITLES.biddingClosed,
    phase: 'tender',
    clocks: { deadline: { lasts: 'openingDays', then: 'escalate' } },
    actions: {
      authoriseOpening: {
        title: { zh: '授权开标', en: 'Authorise the opening' },
        by: ['countyOfficer', 'countyApprover'],
        signInAgain: true,
      },
      openBids: {
        title: { zh: '开标', en: 'Open the bids' },
        by: ['countyOfficer', 'countyApprover'],
        to: 'opened',
        guards: ['openingAuthorisedByAnother'],
        postings: ['openBids'],
        signInAgain: true,
      },
      failLot,
    },
  },
  awaitingOutside: {
    title: LOT_STEP_TITLES.awaitingOutside,
    phase: 'tender',
    clocks: { deadline: { lasts: 'outsideResultDays', then: 'escalate' } },
    actions: {
      recordOutsideResult: {
        title: { zh: '登记平台结果', en: 'Record the result from the platform' },
        by: ['countyOfficer'],
        to: 'awarded',
        form: {
          ...awardElsewhere,
          announcedOn: { title: { zh: '结果公告日期', en: 'Result announced on' }, kind: 'date', past: true },
        },
        evidence: [
          papers('panelReport', '评审报告', 'Report of the panel'),
          papers('outsideResult', '平台结果公告', 'The result as published'),
        ],
        postings: ['recordOutsideAward'],
      },
      recordOutsidePaper: {
        title: { zh: '登记平台更正或质疑材料', en: 'Record a correction or challenge on the platform' },
        by: ['countyOfficer'],
        form: reasonForm,
        evidence: [{ ...papers('outsidePaper', '平台材料', 'The paper from the platform'), fresh: true }],
      },
      failLot,
    },
  },
} as const satisfies Record<string, Step>;
