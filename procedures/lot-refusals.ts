import type { Text } from './vocabulary.js';

/** The reasons that have to do with lots: of a home in one, of its tender, its contract and its payments. */
export const LOT_REFUSALS = {
  deliveredByTender: {
    zh: '本县由标段施工单位实施改造，不由住户自行组织。请在标段中办理。',
    en: 'By the policy a lot’s contractor does the works. Go on through the lot.',
  },
  deliveredByHousehold: {
    zh: '本县由住户自行组织改造，不编入标段。',
    en: 'By the policy the household has the works done itself; this is only for homes in a lot.',
  },
  underContract: {
    zh: '该户所在标段 {about} 已签合同，须在标段中办理退出，并附理由和照片。',
    en: 'The home lies in lot {about}, which is under contract. Release it there, with a reason and a photograph.',
  },
  stillInLot: {
    zh: '该户仍在标段 {about} 中。请在标段中移出。',
    en: 'The home still lies in lot {about}. Take it out there.',
  },
  acceptedInLot: {
    zh: '该户已验收合格，须向施工单位付款，不能终止。',
    en: 'The works are accepted and owed to the contractor, so the case goes on to its payment.',
  },
  homeRefused: {
    zh: '其中一户不能办理（{about}）。请核对该户后再提交。',
    en: 'One of the homes cannot follow ({about}). Look into that home, then submit again.',
  },
  homeNotInLot: { zh: '该户不在本标段中。请核对编号。', en: 'The home does not lie in this lot. Check its number.' },
  noSuchHome: { zh: '没有编号为“{about}”的改造户。', en: 'There is no home with the number “{about}”. Check it.' },
  lotUnknown: {
    zh: '没有编号为“{about}”的废标标段。',
    en: 'There is no failed lot with the number “{about}”. Check it.',
  },
  supplierUnknown: {
    zh: '该供应商尚未登记，请先登记。',
    en: 'The supplier has not been registered. Register it first.',
  },
  notTenderedHere: {
    zh: '该标段在外部平台交易或由框架协议选定，不在此发布。',
    en: 'This lot is bought on an outside platform or from a framework. Record that instead.',
  },
  notOnOutsidePlatform: {
    zh: '该标段不是外部平台交易。请在此发布采购公告。',
    en: 'This lot is not bought on an outside platform. Publish it here.',
  },
  notFromFramework: {
    zh: '该标段不是框架协议选定，须经采购程序。',
    en: 'This lot is not a call-off from a framework. Tender it.',
  },
  bidPeriodTooShort: {
    zh: '投标期限过短，截止日最早为 {about}。',
    en: 'The time for bids is too short; the earliest last day is {about}.',
  },
  lotWithoutHomes: {
    zh: '标段中没有改造户。请先编入。',
    en: 'No homes lie in the lot. Add homes first.',
  },
  tooFewBids: {
    zh: '投标人不足 {about} 家。',
    en: 'Fewer bids than the {about} that the method asks for.',
  },
  biddingNotOpen: { zh: '该标段尚未开始投标。', en: 'The lot is not open for bids yet. Wait for its notice.' },
  bidTooLate: { zh: '投标已于 {about} 截止。', en: 'Bidding closed with {about}; no bid can be taken or changed.' },
  openingNotAuthorised: {
    zh: '尚未由另一人授权开标。',
    en: 'Another officer must authorise the opening first.',
  },
  findingUnknown: { zh: '没有第 {about} 条疑点。', en: 'There is no finding number {about}. Check the list.' },
  findingsOpen: {
    zh: '尚有 {about} 条串标疑点未答复。',
    en: '{about} findings between bidders still await the panel’s answer.',
  },
  assessmentsIncomplete: {
    zh: '须对收到的 {about} 份投标逐一评审，每家一次。',
    en: 'Each of the {about} bids must be assessed, once.',
  },
  bidderNotAssessed: { zh: '供应商“{about}”尚未评审。', en: 'The bidder “{about}” has not been assessed. Add it.' },
  noQualifiedBid: { zh: '没有合格的投标，应当废标。', en: 'No bid is qualified. Declare the tender failed.' },
  disqualifiedWithoutReason: {
    zh: '供应商“{about}”不合格，须说明理由。',
    en: 'Say why the supplier “{about}” is not qualified.',
  },
  tooFewQualified: {
    zh: '合格投标人不足 {about} 家，应当废标。',
    en: 'Fewer qualified bidders than the {about} that the method asks for. Declare the tender failed.',
  },
  retentionTooHigh: {
    zh: '质保金比例不能超过 {about}%。',
    en: 'The retention may be at most {about} percent.',
  },
  sumAboveBid: {
    zh: '合同金额高于中标金额，请核对。',
    en: 'The contract’s sum is above the award. Correct it.',
  },
  contractNumberUsed: {
    zh: '合同编号“{about}”已用于另一标段。',
    en: 'The contract number “{about}” belongs to another lot.',
  },
  rateMissing: {
    zh: '合同没有所需项目的单价，请核对单价表或方案。',
    en: 'The contract has no rate for an item. Check its rates, or the plan.',
  },
  trancheOpen: {
    zh: '已有一笔款项在途，须等银行回执。',
    en: 'A tranche is already on its way. Wait for the bank’s answer.',
  },
  noTrancheOpen: { zh: '没有在途款项。', en: 'No tranche is on its way.' },
  invoicesTooLow: {
    zh: '发票金额不足以支付本次款项，请补齐发票。',
    en: 'The invoices do not cover this tranche. Add what is missing.',
  },
  applicationOpen: {
    zh: '有一笔付款申请尚未处理。请先由财务付款或退回，或由施工单位撤回。',
    en: 'An application for payment is open. Have finance pay it or send it back, or have the firm withdraw it.',
  },
  noApplicationOpen: {
    zh: '没有待处理的付款申请。请由施工单位（或由县残联代录其纸质申请）先申请付款。',
    en: 'No application for payment is open. Have the firm apply, or enter its application on paper.',
  },
  appliedNoLongerDue: {
    zh: '改造户“{about}”的应付金额已少于申请金额。请退回申请，由施工单位按现在的应付金额重新申请。',
    en: 'For the home “{about}” less is due now than was applied for. Send the application back, so that the firm applies for what is due.',
  },
  advanceAfterDefault: {
    zh: '合同已因违约终止，不再支付预付款和进度款。请申请验收款。',
    en: 'The contract ended by default, so nothing is advanced any more. Apply for what is due on acceptance.',
  },
  reductionTooLarge: {
    zh: '核减超过该户尚未支付的金额。',
    en: 'More is taken off than is still held back for the home.',
  },
  contractMissing: { zh: '标段尚未签订合同。', en: 'The lot has no contract yet. Sign it first.' },
  beyondContractSum: {
    zh: '超出合同金额，不能派工。请减少户数。',
    en: 'More than the contract’s sum allows. Call off fewer homes.',
  },
  homesNotSettled: {
    zh: '尚有 {about} 户未决算。请先决算或办理退出。',
    en: '{about} homes are not settled yet. Settle or release them first.',
  },
  acceptanceUnpaid: {
    zh: '验收款尚未付清。',
    en: 'What is due on acceptance has not been paid in full. Pay it first.',
  },
  retentionUnpaid: {
    zh: '质保金尚未付清。',
    en: 'Money is still due under the contract. Pay it before closing the lot.',
  },
  warrantyNotBegun: {
    zh: '质保起算日不能晚于 {about}。',
    en: 'The warranty cannot begin later than {about}.',
  },
  warrantyTooShort: {
    zh: '质保期短于合同约定，截止日最早为 {about}。',
    en: 'Shorter than the contract’s warranty; the earliest last day is {about}.',
  },
  percentOutsideLimit: {
    zh: '请填写比例，且不得超过 {about}%。',
    en: 'Give a percentage of at most {about} percent.',
  },
  warrantyBeforeAcceptance: {
    zh: '质保起算日不能早于最后一户验收日（{about}）。',
    en: 'The warranty cannot begin before the last acceptance, on {about}.',
  },
  challengeTooLate: {
    zh: '质疑须在公示期内收到；公示期已于 {about} 前届满。',
    en: 'The challenge was not received in time: the term had ended before {about}.',
  },
  contractNotEnded: {
    zh: '合同仍在履行：未认定违约，且标段内还有改造户，不能按终止办结。',
    en: 'The contract goes on: no default was declared and homes lie in the lot, so it does not close as terminated.',
  },
  advancedBeyondGrant: {
    zh: '已付款项超出应付金额 {about} 分，请先收回。',
    en: 'More was paid already than is owed, by {about} fen. Have it paid back first.',
  },
  coPayConsentMissing: {
    zh: '变更后户主自付增加，须上传户主签字同意书。',
    en: 'The household would pay more after the change. Attach its signed consent.',
  },
  supplierBarred: {
    zh: '该供应商因违约在 {about} 前不得投标。',
    en: 'After a default this supplier may not bid until {about} is over.',
  },
  contractDefaulted: {
    zh: '合同已因违约终止，不能再派工。',
    en: 'The contract ended by default. Nothing more can be called off under it.',
  },
} as const satisfies Record<string, Text>;
