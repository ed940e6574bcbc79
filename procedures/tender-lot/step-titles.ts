import type { Text } from '../vocabulary.js';

/** The steps of a lot in the order of their happening. */
export const LOT_STEP_TITLES = {
  planned: { zh: '计划', en: 'Planned' },
  published: { zh: '已公告，投标中', en: 'Published' },
  biddingClosed: { zh: '投标截止，待开标', en: 'Bidding closed' },
  opened: { zh: '已开标，评审中', en: 'Opened' },
  evaluated: { zh: '已评审，待公示', en: 'Evaluated' },
  resultPublicised: { zh: '结果公示中', en: 'Result publicised' },
  challengeInquiry: { zh: '质疑处理', en: 'Challenge under inquiry' },
  awardable: { zh: '公示期满，待定标', en: 'To be awarded' },
  awaitingOutside: { zh: '平台交易中', en: 'On the outside platform' },
  awarded: { zh: '已定标，待签合同', en: 'Awarded' },
  contracted: { zh: '合同履行', en: 'Contracted' },
  finalAccounts: { zh: '已报决算，待审计', en: 'Final accounts' },
  audited: { zh: '已审计', en: 'Audited' },
  warranty: { zh: '质保期', en: 'Warranty' },
  retentionDue: { zh: '质保期满，待付质保金', en: 'Retention due' },
} as const satisfies Record<string, Text>;
