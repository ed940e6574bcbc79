import type { Text } from '../../procedures/vocabulary.js';

/** What the settings of a home's policies are called. */
const OF_HOMES: Readonly<Record<string, Text>> = {
  deliveryMode: { zh: '实施方式', en: 'delivery' },
  publicityDays: { zh: '公示期', en: 'publicity' },
  applicationDays: { zh: '受理期限', en: 'time to accept' },
  villageReviewDays: { zh: '村级评议期限', en: 'time for the village review' },
  postingDays: { zh: '张贴公示期限', en: 'time to post the notice' },
  heldDays: { zh: '公示待处理期限', en: 'time for a held publicity' },
  townReviewDays: { zh: '乡镇审核期限', en: 'time for the town review' },
  countyAuditDays: { zh: '县级复核期限', en: 'time for the county audit' },
  countyApprovalDays: { zh: '县级审批期限', en: 'time for the approval' },
  inquiryDays: { zh: '异议调查期限', en: 'time for an inquiry' },
  waitlistReview: { zh: '轮候复查间隔', en: 'waitlist looked at every' },
  assessmentDays: { zh: '评估期限', en: 'time to assess' },
  designDays: { zh: '设计期限', en: 'time to design' },
  designApprovalDays: { zh: '方案审批期限', en: 'time to approve a design' },
  workOrderDays: { zh: '下达开工通知期限', en: 'time to order works' },
  lotWaitDays: { zh: '编入标段期限', en: 'time to wait for a lot' },
  startDays: { zh: '开工期限', en: 'time to start' },
  acceptanceDays: { zh: '验收期限', en: 'time to accept works' },
  settlementDays: { zh: '决算期限', en: 'time to settle' },
  paymentDays: { zh: '付款期限', en: 'time to pay' },
  lotPaymentDays: { zh: '标段付款期限', en: 'time to pay a lot' },
  bankAnswerDays: { zh: '银行答复期限', en: 'time for the bank' },
  deathReportDays: { zh: '核实去世期限', en: 'time to look into a death' },
  grantCapFen: { zh: '每户补贴上限（元）', en: 'cap per home (yuan)' },
  grantFen: { zh: '补助标准（元）', en: 'grant (yuan)' },
  repeatTerm: { zh: '再次申请间隔', en: 'time until a home may be altered again' },
  eligibleGrades: { zh: '适用残疾等级', en: 'grades' },
  eligibleCategories: { zh: '适用残疾类别', en: 'categories' },
  eligibleHardships: { zh: '适用困难类型', en: 'hardships' },
  priorityFlags: { zh: '优先情形', en: 'priority' },
  rollsToWorkingDay: { zh: '期满日遇休息日顺延', en: 'ends roll to a working day' },
  listMaxAgeDays: { zh: '核对名单有效天数', en: 'days for which lists are good' },
  lateEntryDays: { zh: '补录天数上限', en: 'days of late entry' },
  maxReworkRounds: { zh: '整改轮次上限', en: 'rounds of rework' },
  fourEyes: { zh: '不得同人（同单位）办理', en: 'not by the same' },
  acceptanceMembers: { zh: '验收组成员', en: 'members of the acceptance' },
  worksPhotosMin: { zh: '施工照片最少张数', en: 'photographs of works' },
  hiddenWorkRecordMin: { zh: '隐蔽工程记录最少份数', en: 'records of hidden works' },
  materialCertificatesMin: { zh: '材料合格证最少份数', en: 'certificates of materials' },
  completionSignatureMin: { zh: '完工签字最少份数', en: 'signatures at completion' },
  visitDays: { zh: '回访期限', en: 'time for a visit' },
};

const OF_LOTS: Readonly<Record<string, Text>> = {
  planningDays: { zh: '标段筹备期限', en: 'time to plan a lot' },
  openingDays: { zh: '开标期限', en: 'time to open bids' },
  evaluationDays: { zh: '评审期限', en: 'time to evaluate' },
  resultDays: { zh: '公示结果期限', en: 'time to publicise the result' },
  challengeDays: { zh: '质疑期限', en: 'time to challenge' },
  challengeAnswerDays: { zh: '质疑答复期限', en: 'time to answer a challenge' },
  awardDays: { zh: '定标期限', en: 'time to award' },
  outsideResultDays: { zh: '平台外结果期限', en: 'time for an outside result' },
  contractDays: { zh: '签订合同期限', en: 'time to sign' },
  contractReview: { zh: '合同复查间隔', en: 'contract looked at every' },
  retentionPercentMax: { zh: '质保金上限（%）', en: 'retention, at most (%)' },
  advancePercentMax: { zh: '预付款上限（%）', en: 'advance, at most (%)' },
  progressPercentMax: { zh: '进度款上限（%）', en: 'progress payments, at most (%)' },
  lotAuditDays: { zh: '标段审计期限', en: 'time to audit a lot' },
  wagesProofMin: { zh: '工资支付凭证最少份数', en: 'proofs of wages' },
};

const OF_RECOVERIES: Readonly<Record<string, Text>> = {
  decisionDays: { zh: '追缴审批期限', en: 'time to approve a claim' },
  noticeDays: { zh: '送达通知期限', en: 'time to serve the notice' },
  objectionDays: { zh: '申辩期限', en: 'time to object' },
  payDays: { zh: '退款期限', en: 'time to repay' },
  repayPlanMonthsMax: { zh: '分期最长月数', en: 'months of a plan, at most' },
  referralReview: { zh: '移送后复查间隔', en: 'referral looked at every' },
};

/** Settings that stand once for each class of hardship, and once for each method of tender. */
const BY_HARDSHIP: Readonly<Record<string, Text>> = {
  coPayPercent: { zh: '自筹比例（%）', en: 'co-payment (%)' },
  coPayAboveFen: { zh: '自筹起点（元）', en: 'co-payment above (yuan)' },
  countedCostFen: { zh: '计入费用上限（元）', en: 'cost that counts (yuan)' },
};
const HARDSHIPS: Readonly<Record<string, Text>> = {
  Destitute: { zh: '特困', en: 'destitute' },
  MinimumLiving: { zh: '低保', en: 'minimum living' },
  NearPoor: { zh: '低保边缘', en: 'near-poor' },
  RigidExpenditure: { zh: '刚性支出困难', en: 'rigid expenditure' },
};
const BY_METHOD: Readonly<Record<string, Text>> = {
  bidPeriod: { zh: '投标期', en: 'bids stand open' },
  minBids: { zh: '最少投标家数', en: 'bids at least' },
  pricePercent: { zh: '价格分占比（%）', en: 'weight of the price (%)' },
};
const METHODS: Readonly<Record<string, Text>> = {
  Open: { zh: '公开招标', en: 'open tender' },
  Consultation: { zh: '竞争性磋商', en: 'consultation' },
  Inquiry: { zh: '询价', en: 'inquiry' },
  TownProcurement: { zh: '乡镇自行采购', en: 'bought by the town' },
};

function eachOf(settings: Readonly<Record<string, Text>>, kinds: Readonly<Record<string, Text>>): [string, Text][] {
  return Object.entries(settings).flatMap(([name, title]) =>
    Object.entries(kinds).map(([kind, of]): [string, Text] => [
      `${name}${kind}`,
      { zh: `${of.zh}${title.zh}`, en: `${title.en}, ${of.en}` },
    ]),
  );
}

/** What a setting of a county's policy is called, by its name in the tables. */
export const POLICY_TITLES: ReadonlyMap<string, Text> = new Map([
  ...Object.entries({ ...OF_HOMES, ...OF_LOTS, ...OF_RECOVERIES }),
  ...eachOf(BY_HARDSHIP, HARDSHIPS),
  ...eachOf(BY_METHOD, METHODS),
]);
