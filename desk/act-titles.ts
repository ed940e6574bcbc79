import type { Text } from '../procedures/vocabulary.js';
import type { ActKind } from '../record/administrative-acts.js';

/** What each kind of administrative act is called. */
export const ACT_TITLES = {
  demoClockMoved: { zh: '拨动演示时钟', en: 'The clock of the demonstration was moved' },
  quotaSet: { zh: '设定任务数', en: 'A quota was set' },
  fundAdded: { zh: '新增资金', en: 'A fund was added' },
  fundChanged: { zh: '调整资金总额', en: 'The total of a fund was changed' },
  calendarLoaded: { zh: '载入工作日历', en: 'A year of working days was loaded' },
  policyPut: { zh: '政策文件生效', en: 'A policy document was put in force' },
  listImported: { zh: '导入核对名单', en: 'A list was imported' },
  supplierKept: { zh: '登记供应商信息', en: 'A supplier’s particulars were entered' },
  orgAdded: { zh: '新增辖区或单位', en: 'A place or a firm was added' },
  accountMade: { zh: '新建账号', en: 'An account was made' },
  sessionsEnded: { zh: '强制退出登录', en: 'A user was signed out everywhere' },
  delegationMade: { zh: '委托岗位职责', en: 'A role was delegated' },
  delegationRevoked: { zh: '撤销委托', en: 'A delegation was revoked' },
  effectRetried: { zh: '重试失败的后续事项', en: 'A failed effect was tried again' },
  paymentFileMade: { zh: '生成付款文件', en: 'A payment file was made' },
  paymentFileTaken: { zh: '下载付款文件', en: 'A payment file was downloaded' },
  paymentFileAnswered: { zh: '登记银行回单', en: 'The bank’s answer to a payment file was handed in' },
  holdBegun: { zh: '数据恢复后暂停对外', en: 'A hold began, as after a restore' },
  holdMatched: { zh: '已核对银行对账单', en: 'The bank’s statement was matched during a hold' },
  holdReleased: { zh: '解除暂停', en: 'A hold was released' },
  samplingListFrozen: { zh: '冻结并公布抽查名单', en: 'A list for sampling was frozen and published' },
  sampleDrawn: { zh: '登记公开抽签并产生样本', en: 'A public draw was entered, and the sample with it' },
  samplingVisitEntered: { zh: '登记抽查入户结果', en: 'A visit to a sampled home was entered' },
  workerInvited: { zh: '邀请施工人员', en: 'A firm’s worker was invited' },
  workerJoined: { zh: '施工人员接受邀请', en: 'A firm’s worker joined' },
  workerDismissed: { zh: '停用施工人员', en: 'A firm’s worker was dismissed' },
  workAssigned: { zh: '分派施工人员', en: 'A home was assigned to a firm’s workers' },
} as const satisfies Record<ActKind, Text>;
