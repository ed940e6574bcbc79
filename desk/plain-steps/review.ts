import type { PlainStep } from './plain-step.js';

/** From the application to the approval, as an applicant is told. */
export const PLAIN_REVIEW = {
  applied: {
    means: { zh: '村（社区）正在受理您的申请。', en: 'The village is taking your application in.' },
    next: { zh: '受理后由村（社区）组织评议。', en: 'Then people of the village review it.' },
    asked: {
      zh: '如通知补交材料，请尽快交到村（社区）。',
      en: 'If you are told that papers are missing, bring them to the village soon.',
    },
  },
  villageReview: {
    means: { zh: '村（社区）正在组织民主评议。', en: 'People of the village are reviewing the application.' },
    next: { zh: '评议通过后，在公开栏公示。', en: 'If they are in favour, it is publicised on the notice board.' },
  },
  toPublicise: {
    means: { zh: '评议已通过，等待张贴公示。', en: 'The review is in favour; the notice is to be put up.' },
    next: { zh: '张贴后进入公示期。', en: 'Then the publicity runs for some days.' },
  },
  publicised: {
    means: { zh: '您的申请正在公示，听取群众意见。', en: 'Your application is publicised, so that people may object.' },
    next: { zh: '公示期满无异议，报乡镇（街道）审核。', en: 'Without objection it goes to the town.' },
  },
  publicityHeld: {
    means: { zh: '公示期已满，还有事项待核实。', en: 'The days of publicity are over, but something is still open.' },
    next: { zh: '核实后报乡镇（街道）审核，或重新公示。', en: 'Then it goes to the town, or is publicised anew.' },
  },
  objectionInquiry: {
    means: { zh: '公示期间收到异议，正在调查核实，公示暂停计时。', en: 'Somebody objected; it is being looked into.' },
    next: {
      zh: '异议不成立的，公示继续；成立的，会更正或不予批准。',
      en: 'If it is unfounded the publicity goes on; otherwise it is changed, or the application is refused.',
    },
    asked: { zh: '工作人员可能向您了解情况，请配合。', en: 'You may be asked about it.' },
  },
  townReview: {
    means: { zh: '乡镇（街道）正在审核。', en: 'The town is reviewing the application.' },
    next: { zh: '审核通过后报县残联。', en: 'Then it goes to the county federation.' },
    asked: { zh: '工作人员可能上门核实。', en: 'Somebody may come to your home to check.' },
  },
  countyAudit: {
    means: { zh: '县残联正在复核。', en: 'The county federation is checking the application.' },
    next: { zh: '复核通过后审批。', en: 'Then it is approved or refused.' },
  },
  countyApproval: {
    means: { zh: '县残联正在审批。', en: 'The county federation is deciding.' },
    next: {
      zh: '批准后会通知您；名额不足的，进入轮候。',
      en: 'You are told; if all places are taken, you go on the waitlist.',
    },
  },
  waitlisted: {
    means: {
      zh: '条件符合，但今年名额已满，正在排队轮候。',
      en: 'You qualify, but this year’s places are taken: you are on the waitlist.',
    },
    next: { zh: '有名额后按顺序批准。', en: 'Places that come free are given in order.' },
  },
  deathReported: {
    means: { zh: '收到申请人去世的信息，正在核实。', en: 'A death was reported and is being checked.' },
    next: {
      zh: '信息有误的，恢复办理；属实的，按规定办结。',
      en: 'If it is a mistake the application goes on; otherwise it ends.',
    },
    asked: { zh: '如信息有误，请家属尽快与村（社区）联系。', en: 'If it is a mistake, tell the village soon.' },
  },
} as const satisfies Record<string, PlainStep>;
