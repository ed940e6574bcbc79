import type { Text } from '../procedures/vocabulary.js';

/** What can be wrong with one field of what was sent, with what to do about it. */
export const FIELD_ERRORS = {
  missing: { zh: '此项必填。', en: 'Fill in this field.' },
  unknownField: { zh: '没有此项，请删除。', en: 'There is no such field. Leave it out.' },
  wrongType: { zh: '填写的类型不对。', en: 'The value is of the wrong kind.' },
  tooShort: { zh: '填写得太少。', en: 'This is too short or too few.' },
  tooLong: { zh: '填写得太多。', en: 'This is too long or too many.' },
  tooSmall: { zh: '数值太小。', en: 'The number is too small.' },
  tooBig: { zh: '数值太大。', en: 'The number is too large.' },
  notOffered: { zh: '请从列出的选项中选择。', en: 'Choose one of the options offered.' },
  controlCharacter: {
    zh: '含有不可见的控制字符，请重新输入。',
    en: 'The text holds invisible control characters. Type it again.',
  },
  notADay: { zh: '请填写真实日期，格式为 年-月-日，如 2026-03-05。', en: 'Give a real day as YYYY-MM-DD.' },
  dayInPast: { zh: '日期不能早于今天。', en: 'The day lies in the past.' },
  dayBeforeFirst: { zh: '截止日期不能早于开始日期。', en: 'The last day lies before the first.' },
  dayBeyondAYear: { zh: '委托期限不能超过一年。', en: 'A delegation lasts a year at most.' },
  dayInFuture: { zh: '日期不能晚于今天。', en: 'The day lies in the future.' },
  sha256Form: {
    zh: 'SHA-256 须为 64 位小写十六进制字符。',
    en: 'A SHA-256 has 64 characters, digits and small letters a to f.',
  },
  notMoney: {
    zh: '金额须为以分为单位的非负整数。',
    en: 'Give the amount as a whole number of fen, not negative, without leading zeros.',
  },
  notQuantity: {
    zh: '数量须为非负数，最多两位小数。',
    en: 'Give a quantity that is not negative, with at most two decimals.',
  },
  notAboveZero: { zh: '须大于零。', en: 'This must be more than zero.' },
  idNumberForm: { zh: '身份证号码须为 18 位。', en: 'An ID number has 17 digits and a check character.' },
  idNumberChecksum: {
    zh: '身份证号码校验位不符，请核对。',
    en: 'The check character of the ID number does not fit. Compare it with the card.',
  },
  idNumberBirthDay: { zh: '身份证号码中的出生日期不存在。', en: 'The ID number holds no possible day of birth.' },
  disabilityCardForm: {
    zh: '残疾人证号须为 20 位：身份证号、类别（1–7）、等级（1–4）；补办的证件后加 B 和次数。',
    en: 'A disability card number is the ID number, a digit for the category (1–7) and one for the grade (1–4); a replaced card adds B and a digit.',
  },
  cardOfAnotherPerson: {
    zh: '残疾人证号与身份证号码不一致。',
    en: 'The disability card does not belong to this ID number.',
  },
  cardCategoryDiffers: {
    zh: '残疾类别与残疾人证号不一致。',
    en: 'The category differs from the number of the disability card.',
  },
  cardGradeDiffers: {
    zh: '残疾等级与残疾人证号不一致。',
    en: 'The grade differs from the number of the disability card.',
  },
  phoneForm: {
    zh: '请填写 11 位手机号，或带区号的固定电话。',
    en: 'Give a mobile number of 11 digits, or a landline with its area code.',
  },
  mobileForm: { zh: '请填写 11 位手机号。', en: 'Give a mobile number of 11 digits.' },
  codeForm: { zh: '请填写短信中的 8 位验证码。', en: 'Give the code of 8 digits from the message.' },
  bankAccountForm: { zh: '银行卡号须为 12 至 19 位数字。', en: 'A bank card number has 12 to 19 digits.' },
  bankAccountChecksum: {
    zh: '银行卡号校验不符，请核对。',
    en: 'The check digit of the bank card number does not fit. Compare it with the card.',
  },
  loginForm: {
    zh: '登录名须为 3 至 50 位小写字母、数字、点、连字符或下划线。',
    en: 'A login has 3 to 50 small letters, digits, dots, hyphens and underscores.',
  },
  passwordForm: {
    zh: '密码须为 12 至 200 个字符，且不易猜到。',
    en: 'A password has 12 to 200 characters and is not easily guessed.',
  },
  orgCodeForm: {
    zh: '编码须为 2 至 20 位大写字母或数字。',
    en: 'A code has 2 to 20 capital letters and digits.',
  },
  creditCodeForm: {
    zh: '统一社会信用代码须为 18 位数字和大写字母（不含 I、O、S、V、Z）。',
    en: 'A unified social credit code has 18 digits and capital letters, without I, O, S, V and Z.',
  },
  creditCodeChecksum: {
    zh: '统一社会信用代码校验位不符，请核对营业执照。',
    en: 'The check character of the credit code does not fit. Compare it with the business licence.',
  },
  firmAccountForm: { zh: '单位账号须为 8 至 30 位数字。', en: 'The account of a firm has 8 to 30 digits.' },
  itemTwice: { zh: '该项目重复报价。', en: 'This item is priced twice.' },
  itemNotInCatalogue: { zh: '目录中没有该项目。', en: 'The catalogue has no such item.' },
  paymentUnknown: { zh: '该付款文件中没有此笔付款。', en: 'The payment file holds no such payment.' },
  amountDiffers: { zh: '金额与付款文件不符。', en: 'The amount is not that of the payment file.' },
  answeredTwice: { zh: '同一笔付款出现两次。', en: 'This payment is answered twice.' },
  answeredOtherwise: {
    zh: '该笔付款已登记为另一结果，请与银行核对。',
    en: 'Another result is recorded for this payment. Compare with the bank.',
  },
  bankReferenceTaken: {
    zh: '银行流水号已用于另一笔付款。',
    en: 'This bank reference belongs to another payment.',
  },
  notYuan: { zh: '金额须以元为单位，最多两位小数。', en: 'Give the amount in yuan with at most two decimals.' },
  notMultipart: {
    zh: '上传内容不完整，或没有分隔标记，请重新上传。',
    en: 'The multipart body is cut short or names no boundary. Send it again.',
  },
  nothingFilledIn: { zh: '请至少填写一项。', en: 'Fill in at least one field.' },
  notJson: { zh: '内容不是有效的 JSON。', en: 'This is not valid JSON.' },
  policyValue: { zh: '政策参数不正确。', en: 'The policy value cannot be used.' },
} as const satisfies Record<string, Text>;

export type FieldErrorCode = keyof typeof FIELD_ERRORS;

/** One thing wrong with what was sent: where (a JSON pointer) and why. Never the value itself. */
export interface FieldError {
  readonly pointer: string;
  readonly code: FieldErrorCode;
  /** What exactly, where the code alone does not say. Never personal. */
  readonly detail?: string;
}
