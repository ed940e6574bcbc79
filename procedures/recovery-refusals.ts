import type { Text } from './vocabulary.js';

/** The reasons that have to do with money that is to come back. Amounts in fen. */
export const RECOVERY_REFUSALS = {
  noSuchHomeOrLot: {
    zh: '没有编号为“{about}”的改造户或标段。请核对编号。',
    en: 'There is no home or lot with the number “{about}”. Check it.',
  },
  recoveryOpen: {
    zh: '对同一对象的追缴（{about}）尚未办结，请在该案中办理。',
    en: 'A recovery from the same debtor is open under {about}. Go on there.',
  },
  groundNotOfDebtor: {
    zh: '该事由只能向施工单位追缴。请核对追缴对象。',
    en: 'On this ground only a contractor owes. Check who owes.',
  },
  lotOwesThroughContractor: {
    zh: '标段款项付给施工单位。向受助家庭追缴请填写改造户编号。',
    en: 'A lot pays its contractor. To claim from a household, name its home.',
  },
  lotNotNamed: {
    zh: '该户经多个标段付款，请填写所属标段编号。',
    en: 'The home was paid for under several lots. Name the one that is meant.',
  },
  lotNotInDefault: {
    zh: '标段 {about} 未认定违约，请选择其他事由。',
    en: 'No default was declared for lot {about}. Choose another ground.',
  },
  homeStillOpen: {
    zh: '该户尚未办结，请先办结，再向家庭追缴。',
    en: 'The home’s case is still open. End it before claiming from the household.',
  },
  beyondOverpaid: {
    zh: '追缴金额超过可追缴的多付款项（{about} 分）。请核对金额和事由。',
    en: 'More is claimed than can be claimed on this ground, which is {about} fen. Check sum and ground.',
  },
  noLongerOverpaid: {
    zh: '改造户 {about} 的款项现已不属多付，不能登记退款。请撤销或核减追缴。',
    en: 'What was paid for home {about} is no longer too much. Withdraw or lower the claim.',
  },
  beyondOwed: {
    zh: '退款金额超过尚欠金额（{about} 分）。请核对回单。',
    en: 'More came back than is still owed, which is {about} fen. Check the receipt.',
  },
  repaysAll: {
    zh: '该笔退款已退清（{about} 分），请办理“登记全部退清”。',
    en: 'With this all {about} fen have come back. Record it as the last repayment.',
  },
  restStillOwed: {
    zh: '尚欠 {about} 分，未退清，请办理“登记部分退款”。',
    en: '{about} fen are owed, so this is not the last repayment. Record it as one in part.',
  },
  repaidAlready: {
    zh: '已退回 {about} 分，不能按无需退款办结。请核减追缴金额。',
    en: '{about} fen came back already, so the claim cannot fall away. Lower it instead.',
  },
  nothingCameBack: {
    zh: '尚无退款。请按无需退款办结。',
    en: 'Nothing came back yet. End the recovery as nothing owed.',
  },
  claimNotLower: {
    zh: '核减后的金额须低于现追缴金额（{about} 分）。',
    en: 'The lowered sum must be less than the {about} fen claimed now.',
  },
  claimBelowRepaid: {
    zh: '核减后的金额须高于已退金额（{about} 分）。如不再追缴，请以已退金额为限办结。',
    en: 'The lowered sum must be more than the {about} fen that came back; else end the recovery at that.',
  },
  objectionTooLate: {
    zh: '异议须在异议期内收到；异议期已于 {about} 前届满。',
    en: 'The objection was not received in time: the term had ended before {about}.',
  },
  repayPlanTooLong: {
    zh: '还款期限过长，最晚为 {about}。',
    en: 'The plan is too long; by the policy its last day is {about}.',
  },
} as const satisfies Record<string, Text>;
