import { EVIDENCE_PROBLEM_TEXTS } from './evidence-problem-texts.js';
import { COORDINATION_PROBLEM_TEXTS } from './coordination-problem-texts.js';
import { HOLD_PROBLEM_TEXTS } from './hold-problem-texts.js';
import { WORKER_PROBLEM_TEXTS } from './worker-problem-texts.js';
import type { DeskProblemCode } from '../../desk/desk-problem.js';
import { PUBLIC_PROBLEM_TEXTS } from './public-problem-texts.js';
import { SAMPLING_PROBLEM_TEXTS } from './sampling-problem-texts.js';
import type { ProblemText } from './problem-text.js';

/** What the desk answers instead of what was asked. */
export const DESK_PROBLEM_TEXTS = {
  signInFailed: { status: 401, title: { zh: '账号或密码不正确。', en: 'Login or password is wrong.' } },
  passwordWrong: {
    status: 403,
    title: { zh: '密码不正确，请重新输入本人密码。', en: 'This is not your password. Give it again.' },
  },
  supplierMissing: {
    status: 403,
    title: {
      zh: '本单位尚未登记为供应商。请联系县残联登记。',
      en: 'Your firm has no supplier record. Ask the county to enter one.',
    },
  },
  creditCodeTaken: {
    status: 409,
    title: { zh: '该统一社会信用代码已登记给另一单位。', en: 'Another firm is registered under this credit code.' },
  },
  orgCodeTaken: {
    status: 409,
    title: { zh: '该编码已用于另一单位。', en: 'Another place or firm has this code.' },
  },
  levelDoesNotFit: {
    status: 422,
    title: {
      zh: '层级不符：乡镇属于县，村属于乡镇，企业不属于任何地方；岗位只能设在相应层级。',
      en: 'The level does not fit: a town lies in a county, a village in a town, a firm nowhere, and each role has its seat at certain levels.',
    },
  },
  loginTaken: { status: 409, title: { zh: '该登录名已被使用。', en: 'Someone has this login already.' } },
  bidsNotOpened: {
    status: 409,
    title: {
      zh: '尚未开标，任何人不能查看投标文件。',
      en: 'The bids are still sealed. Nobody can read them before the opening.',
    },
  },
  notFound: {
    status: 404,
    title: { zh: '找不到，或不属于您的辖区。', en: 'There is no such thing, or it is not yours to see.' },
  },
  notYourPlace: {
    status: 403,
    title: { zh: '您在该地没有相应岗位。', en: 'You hold no fitting role for that place.' },
  },
  formInvalid: {
    status: 422,
    title: { zh: '填写内容有误，请按提示修改。', en: 'Some of what was sent cannot be taken; see the errors.' },
  },
  noSuchProcedure: { status: 422, title: { zh: '没有此项目。', en: 'There is no such procedure.' } },
  noSuchAction: { status: 404, title: { zh: '没有此事项。', en: 'The procedure has no such action.' } },
  noSuchPlace: {
    status: 422,
    title: {
      zh: '没有此地，或本项目不在该级立案。',
      en: 'There is no such place, or cases of this procedure are not opened at its level.',
    },
  },
  overtaken: {
    status: 412,
    title: {
      zh: '案件已被他人更新，请查看变化后再提交。',
      en: 'Someone acted on the case since you looked. See what changed, then submit again.',
    },
  },
  idempotencyKeyReused: {
    status: 422,
    title: {
      zh: '该幂等键已用于另一次提交，请换新键。',
      en: 'This Idempotency-Key was used for something else that is recorded. Use a new one.',
    },
  },
  tooManyActions: {
    status: 429,
    title: { zh: '该案件正在处理过多请求，请稍后再试。', en: 'Too many actions wait on this case. Try again shortly.' },
  },
  outcomeUnknown: {
    status: 503,
    title: {
      zh: '暂时无法确认结果，可用同一幂等键安全重试。',
      en: 'The outcome is unknown. It is safe to repeat with the same Idempotency-Key.',
    },
  },
  ...EVIDENCE_PROBLEM_TEXTS,
  alreadyOpen: {
    status: 409,
    title: { zh: '该申请人在本项目已有未办结的案件。', en: 'This person has an open case of the programme already.' },
  },
  listRowsRejected: {
    status: 422,
    title: { zh: '名单中有无法采用的行，未导入任何内容。', en: 'Some rows cannot be taken. Nothing was imported.' },
  },
  listEmpty: { status: 422, title: { zh: '名单没有可采用的行。', en: 'The list holds no rows that can be taken.' } },
  listOlderThanPresent: {
    status: 409,
    title: { zh: '已有更新的同类名单。', en: 'A later list of this kind was imported already.' },
  },
  quotaBelowUse: {
    status: 409,
    title: {
      zh: '任务数不能少于已占用的 {about} 户。',
      en: 'A quota cannot be less than the {about} homes that hold a place under it.',
    },
  },
  fundBelowUse: {
    status: 409,
    title: {
      zh: '资金总额不能少于已占用的 {about} 分。',
      en: 'A fund cannot be less than the {about} fen that are taken from it.',
    },
  },
  fundExists: {
    status: 409,
    title: {
      zh: '该项目该年度已有排在这一位的资金。',
      en: 'The programme has a fund at this position in this year already.',
    },
  },
  calendarInvalid: {
    status: 422,
    title: { zh: '日历中的日期有误。', en: 'Some days of the calendar cannot be right; see the errors.' },
  },
  policyInvalid: {
    status: 422,
    title: { zh: '政策参数有误。', en: 'Some values of the policy cannot be used; see the errors.' },
  },
  policyExists: {
    status: 409,
    title: {
      zh: '该文号或生效日期的政策已存在。',
      en: 'A policy with this document number or effective day exists already.',
    },
  },
  effectNotFailed: {
    status: 409,
    title: { zh: '该后续事项没有失败，无需重试。', en: 'This has not failed, so there is nothing to retry.' },
  },
  clockBackwards: {
    status: 422,
    title: { zh: '演示时钟只能向前。', en: 'The clock of a demonstration only moves forward.' },
  },
  nothingOrdered: {
    status: 409,
    title: {
      zh: '没有待送银行的付款：已下达的付款都已编入付款文件。',
      en: 'Nothing waits for the bank: every payment that is ordered is in a file already.',
    },
  },
  answerRowsRejected: {
    status: 422,
    title: {
      zh: '银行回单中有与付款文件不符的行，未作任何登记。',
      en: 'Some rows of the bank’s answer do not fit the payment file. Nothing was recorded.',
    },
  },
  ...HOLD_PROBLEM_TEXTS,
  ...COORDINATION_PROBLEM_TEXTS,
  ...WORKER_PROBLEM_TEXTS,
  ...SAMPLING_PROBLEM_TEXTS,
  ...PUBLIC_PROBLEM_TEXTS,
} as const satisfies Record<DeskProblemCode, ProblemText>;

/** What the door itself refuses. */
export const HTTP_PROBLEM_TEXTS = {
  signInRequired: { status: 401, title: { zh: '请先登录。', en: 'Sign in first.' } },
  csrfInvalid: {
    status: 403,
    title: {
      zh: '页面已过期，请刷新后重试。',
      en: 'The x-csrf-token header is missing or out of date. GET /api/v1/me gives one.',
    },
  },
  requestInvalid: {
    status: 422,
    title: { zh: '请求内容有误，请按提示修改。', en: 'The request cannot be taken; see the errors.' },
  },
  uploadUnreadable: {
    status: 400,
    title: {
      zh: '续传请求缺少文件长度、位置或说明，请重新上传。',
      en: 'The upload does not say how long it is, where it stands, or what it is for.',
    },
  },
  bodyUnreadable: { status: 400, title: { zh: '请求正文无法读取。', en: 'The body of the request cannot be read.' } },
  bodyTooLarge: { status: 413, title: { zh: '请求正文过大。', en: 'The body of the request is too large.' } },
  mediaTypeUnsupported: {
    status: 415,
    title: { zh: '不支持该内容类型。', en: 'This kind of body is not taken here.' },
  },
  idempotencyKeyMissing: {
    status: 400,
    title: { zh: '缺少 Idempotency-Key。', en: 'Send an Idempotency-Key header: a UUID of your own for each act.' },
  },
  idempotencyKeyInvalid: {
    status: 400,
    title: { zh: 'Idempotency-Key 须为 UUID。', en: 'The Idempotency-Key must be a UUID.' },
  },
  ifMatchMissing: {
    status: 428,
    title: { zh: '缺少 If-Match。', en: 'Send an If-Match header with the seq of the case you looked at, as "12".' },
  },
  ifMatchInvalid: {
    status: 400,
    title: { zh: 'If-Match 须为带引号的序号。', en: 'If-Match must be one quoted number, as "12".' },
  },
  fileMissing: { status: 422, title: { zh: '缺少文件。', en: 'The part "file" is missing.' } },
  tooManyRequests: {
    status: 429,
    title: { zh: '请求过于频繁，请稍后再试。', en: 'Too many requests. Wait a little.' },
  },
  noSuchRoute: { status: 404, title: { zh: '没有此地址。', en: 'There is nothing at this address.' } },
  requestRefused: { status: 400, title: { zh: '请求无法处理。', en: 'The request cannot be handled.' } },
  unavailable: {
    status: 503,
    title: { zh: '系统暂时不可用，请稍后再试。', en: 'A part of the system is away. Try again shortly.' },
  },
  internal: {
    status: 500,
    title: { zh: '系统内部错误，已记录。', en: 'Something went wrong on our side. It was logged.' },
  },
} as const satisfies Record<string, ProblemText>;

export type HttpProblemCode = keyof typeof HTTP_PROBLEM_TEXTS;
