import { ACCEPTANCE_REFUSALS } from './acceptance-refusals.js';
import { CONTRACTOR_REFUSALS } from './contractor-refusals.js';
import { LOT_REFUSALS } from './lot-refusals.js';
import { RECALL_REFUSALS } from './recall-refusals.js';
import { RECOVERY_REFUSALS } from './recovery-refusals.js';
import type { Text } from './vocabulary.js';

/** Every reason for which the judge or a posting refuses, with what to do next. `{about}` stands for a slot, step, action or day. */
export const REFUSALS = {
  caseClosed: { zh: '案件已办结。如需继续，请另行申请。', en: 'The case is closed. To go on, open a new application.' },
  notAtThisStep: {
    zh: '当前环节不能办理此事项。请刷新页面，查看现在可以办理的事项。',
    en: 'This is not possible at the present step. Reload the case to see what is possible now.',
  },
  notYourRole: {
    zh: '您的岗位不能办理此事项。请转交有权限的同事。',
    en: 'Your role may not do this. Pass it to a colleague whose role may.',
  },
  happenedInFuture: {
    zh: '办理日期不能晚于今天（{about}）。',
    en: 'The day of the act lies in the future; today is {about}.',
  },
  happenedBeforeStep: {
    zh: '办理日期不能早于进入本环节的日期（{about}）。',
    en: 'The act cannot have happened before the case reached this step, on {about}.',
  },
  happenedTooLongAgo: {
    zh: '补录超过期限，最早可补录 {about}。请联系县残联。',
    en: 'Too late to enter: the earliest day that may still be entered is {about}. Ask the county.',
  },
  stepNotOffered: {
    zh: '不能退回到该环节，请从列出的环节中选择。',
    en: 'The case cannot be sent to that step. Choose one of those offered.',
  },
  samePerson: {
    zh: '本人已办理“{about}”，须由他人办理此事项。',
    en: 'You performed “{about}” on this case yourself; another person must do this.',
  },
  sameOrganisation: {
    zh: '本单位已办理“{about}”，须由其他单位办理此事项。',
    en: 'Your organisation performed “{about}” on this case; another organisation must do this.',
  },
  evidenceMissing: {
    zh: '缺少材料“{about}”，请上传后再提交。',
    en: 'The evidence “{about}” is missing. Upload it, then submit again.',
  },
  publicityTermUnknown: {
    zh: '工作日历尚未载入该年度，无法确定公示期满日。请管理员载入日历。',
    en: 'The calendar does not know the year, so the last day of publicity is not known. Have the calendar loaded.',
  },
  noticeAlreadyRemoved: {
    zh: '撤下公示已登记，不能重复登记。如有异议请录入异议。',
    en: 'The removal of the notice is already recorded. If there is an objection, record it.',
  },
  votesExceedPresent: {
    zh: '赞成与反对票数之和超过到会人数，请核对会议记录。',
    en: 'More votes than people present. Check the minutes.',
  },
  peerReviewNotInFavour: {
    zh: '民主评议赞成票未超过反对票，不能通过。',
    en: 'The peer review was not in favour: no more votes for than against.',
  },
  publicityNotOver: {
    zh: '公示期未满（最后一天 {about}），不能撤下。',
    en: 'The term of publicity is still running; its last day is {about}.',
  },
  noticeNotRemoved: {
    zh: '尚未登记撤下公示及照片。',
    en: 'The removal of the notice, with its photograph, has not been recorded.',
  },
  objectionOpen: {
    zh: '有未处理的异议（撤下公示时登记的，或网上收到尚未答复的），请先录入异议并调查，或予以答复。',
    en: 'An objection is open: the statement at removal says so, or one that came from the public is not answered. Record it so that it is inquired into, or answer it.',
  },
  cardNotChecked: {
    zh: '残疾人证名册缺失或过期，无法核对。请管理员导入最新名册。',
    en: 'The register of disability cards is missing or too old, so the card was not checked. Have the present register imported.',
  },
  cardNotValid: {
    zh: '名册中没有有效的残疾人证。请核实持证情况。',
    en: 'The register shows no valid card. Find out the state of the card.',
  },
  cardDiffers: {
    zh: '申请填写的残疾类别或等级与名册不一致。请更正或登记等级变更。',
    en: 'Category or grade differ from the register. Correct them or record the new grade.',
  },
  gradeNotEligible: {
    zh: '残疾等级不符合本项目条件。',
    en: 'The grade of disability is not one that the programme serves.',
  },
  categoryNotEligible: {
    zh: '残疾类别不符合本项目条件。',
    en: 'The category of disability is not one that the programme serves.',
  },
  hardshipNotChecked: {
    zh: '困难家庭名册缺失或过期，无法核对。请管理员导入最新名册。',
    en: 'The register of households in hardship is missing or too old, so it was not checked. Have the present register imported.',
  },
  hardshipNotEligible: {
    zh: '该困难类型不在本项目范围内。',
    en: 'This class of hardship is not one that the programme serves.',
  },
  hardshipDiffers: {
    zh: '申请填写的困难类型与名册不一致，请更正申请。',
    en: 'The class of hardship differs from the register. Correct the application.',
  },
  hardshipNotRecognised: {
    zh: '困难家庭名册中没有该户。请核实困难类型。',
    en: 'The register does not show this household. Find out its recognised hardship.',
  },
  renovationNotChecked: {
    zh: '既往改造名单缺失或过期，无法核对。请管理员导入最新名单。',
    en: 'The list of homes renovated before is missing or too old, so it was not checked. Have the present list imported.',
  },
  renovatedWithinTerm: {
    zh: '该户在规定年限内已改造（验收日 {about}）。',
    en: 'The same home was renovated within the term; it was accepted on {about}.',
  },
  grantedWithinTerm: {
    zh: '该户在规定年限内已领取本项补助（发放日 {about}）。',
    en: 'The same household was paid this grant within the term, on {about}.',
  },
  ageingNotChecked: {
    zh: '适老化改造名单缺失或过期，无法核对。请管理员导入最新名单。',
    en: 'The list of ageing-adaptation schemes is missing or too old, so it was not checked. Have the present list imported.',
  },
  alreadyAgeingAdapted: {
    zh: '该户已享受适老化改造，不能重复。',
    en: 'The home was already served by an ageing-adaptation scheme.',
  },
  quotaNotSet: {
    zh: '尚未下达本年度任务数。请先设置任务数。',
    en: 'No quota has been set for this year and place. Set it first.',
  },
  quotaExhausted: {
    zh: '本年度任务数已用完，请列入轮候。',
    en: 'The year’s quota is used up. Put the case on the waitlist.',
  },
  fundsExhausted: {
    zh: '资金余额不足，请列入轮候。',
    en: 'The funds do not hold enough. Put the case on the waitlist.',
  },
  placeIsFree: {
    zh: '任务数和资金尚有余额，请直接通过，不必轮候。',
    en: 'Quota and funds still have room. Pass the case instead of putting it on the waitlist.',
  },
  othersWait: {
    zh: '已有 {about} 户在前轮候，请列入轮候，按顺序办理。',
    en: '{about} households already wait before this one. Put the case on the waitlist; it is served in order.',
  },
  notFirstOnWaitlist: {
    zh: '前面还有 {about} 户轮候，须按顺序办理。',
    en: '{about} households stand before this one on the waitlist; take them in order.',
  },
  firmUnknown: {
    zh: '没有代码为“{about}”的机构。请核对机构代码。',
    en: 'No firm has the code “{about}”. Check the code.',
  },
  planMissing: { zh: '没有有效的改造方案。', en: 'There is no plan in force.' },
  devicesOnly: {
    zh: '方案不能只有辅助器具，须包含改造工程。',
    en: 'A plan of devices alone is not a renovation. Add works.',
  },
  planGrantsNothing: {
    zh: '按标准计算，补助金额为零。请修改方案。',
    en: 'By the policy this plan earns no subsidy. Change the plan.',
  },
  itemNotInCatalogue: {
    zh: '项目“{about}”不在目录中。请从目录中选择。',
    en: 'The item “{about}” is not in the catalogue. Choose one that is.',
  },
  itemNotInPlan: { zh: '项目“{about}”不在方案中。', en: 'The item “{about}” is not in the plan.' },
  itemTwice: {
    zh: '项目“{about}”重复填写，请合并数量。',
    en: 'The item “{about}” is entered twice. Add the quantities together.',
  },
  ...ACCEPTANCE_REFUSALS,
  deadlineInPast: { zh: '期限必须晚于今天。', en: 'The deadline must lie in the future.' },
  invoicesMissing: { zh: '尚未登记发票。', en: 'No invoices have been handed in.' },
  invoiceAlreadyUsed: {
    zh: '发票“{about}”已在其他案件使用。',
    en: 'The invoice “{about}” was already used for another case.',
  },
  invoiceBeforeApproval: {
    zh: '发票“{about}”的开票日期早于批准日期，批准前动工不予补助。',
    en: 'The invoice “{about}” is dated before the approval; works begun before it are not paid for.',
  },
  measurementMissing: { zh: '尚未登记实测数量。', en: 'No measured quantities have been recorded.' },
  bankAccountMissing: { zh: '尚未登记收款账户。', en: 'The account to pay to has not been recorded.' },
  applicantDied: {
    zh: '申请人已去世，不能使用其账户。请登记继承人账户。',
    en: 'The applicant has died and the account must not be used. Record the account of the heirs.',
  },
  applicantNotDead: {
    zh: '未登记申请人去世，不能办理此事项。',
    en: 'No death of the applicant is recorded, so this is not possible.',
  },
  heirAccountMissing: {
    zh: '尚未登记继承人收款账户及证明。',
    en: 'The account of the heirs, with proof, has not been recorded.',
  },
  accountOfTheDead: {
    zh: '不能向去世申请人的账户付款。请填写继承人本人账户。',
    en: 'This is the account of the person who died. Enter an account of the heirs.',
  },
  paidBeforeOrder: {
    zh: '到账日期不能早于付款日期（{about}）。',
    en: 'The bank cannot have paid before the payment was ordered, on {about}.',
  },
  valueNotStorable: {
    zh: '填写的数值超出可登记范围，未作任何登记。请核对后重新提交。',
    en: 'A value lies outside what can be recorded; nothing was recorded. Check the values and submit again.',
  },
  amountTooLarge: {
    zh: '金额过大，请核对数量和单价。',
    en: 'The amount is too large. Check quantity and unit price.',
  },
  invoiceTwice: {
    zh: '发票“{about}”重复填写。',
    en: 'The invoice “{about}” is entered twice.',
  },
  nothingToPay: { zh: '没有应付款项。', en: 'There is nothing to pay.' },
  paymentOpen: {
    zh: '已有付款在途，须等银行回执。',
    en: 'A payment is already on its way. Wait for the bank’s answer.',
  },
  noPaymentOpen: { zh: '没有在途付款。', en: 'No payment is on its way.' },
  ...CONTRACTOR_REFUSALS,
  ...LOT_REFUSALS,
  ...RECOVERY_REFUSALS,
  ...RECALL_REFUSALS,
  noDefectOpen: { zh: '没有未解决的问题。', en: 'No defect lies open.' },
  factsTooLarge: {
    zh: '本案登记的内容过多，请删减后再提交。',
    en: 'This case would hold too much text. Shorten what you entered.',
  },
  bankReferenceUsed: {
    zh: '银行流水号“{about}”已确认过另一笔付款。',
    en: 'The bank reference “{about}” already confirmed another payment.',
  },
} as const satisfies Record<string, Text>;

export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  readonly code: RefusalCode;
  /** What the reason speaks of: a slot, an earlier action, a day. Never a person's data. */
  readonly about?: string;
}
