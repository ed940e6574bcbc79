import type { DelegationState } from '../../../desk/list-delegations.js';
import type { Text } from '../../../procedures/vocabulary.js';

/** What the page of delegations says. */
export const DELEGATION_WORDS = {
  title: { zh: '我的委托', en: 'My delegations' },
  given: { zh: '我委托给同事的', en: 'What I delegated' },
  held: { zh: '同事委托给我的', en: 'What colleagues delegated to me' },
  noneGiven: { zh: '您没有委托过同事。', en: 'You delegated nothing.' },
  noneHeld: { zh: '没有同事委托给您。', en: 'Nothing was delegated to you.' },
  make: { zh: '新建委托', en: 'Delegate a role' },
  lead: {
    zh: '休假、外出期间，可以委托本单位同事代您办理案件。办理记录写明双方姓名；实行双人复核的事项，委托人与受托人视为同一人。受托人不能再转委托。付款文件、任务数、名单等不在案件内办理的事项不随之委托。',
    en: 'While you are away a colleague of your office may act on cases for you. Both names stand in the record; where two persons must look, you and your delegate count as one. It cannot be delegated on. Files for the bank, quotas, lists and whatever else is done beside the cases stay with you.',
  },
  seat: { zh: '委托的岗位', en: 'Role' },
  delegate: { zh: '受托人', en: 'Delegate' },
  person: { zh: '姓名', en: 'Person' },
  programme: { zh: '项目范围', en: 'Programme' },
  allProgrammes: { zh: '全部项目', en: 'All programmes' },
  fromDay: { zh: '开始日期', en: 'First day' },
  toDay: { zh: '截止日期', en: 'Last day' },
  dayHint: { zh: '当日有效；最长一年。', en: 'This day still counts; a year at most.' },
  days: { zh: '期限', en: 'Days' },
  state: { zh: '状态', en: 'State' },
  send: { zh: '确认委托', en: 'Delegate' },
  revoke: { zh: '撤销', en: 'Revoke' },
  revokeOf: { zh: '对{about}的委托', en: 'the delegation to {about}' },
  made: { zh: '委托', en: 'delegated' },
  revoked: { zh: '撤销委托', en: 'delegation revoked' },
  actions: { zh: '操作', en: 'Action' },
} as const satisfies Record<string, Text>;

export const STATE_WORDS = {
  inForce: { zh: '生效中', en: 'In force' },
  toCome: { zh: '未开始', en: 'To come' },
  over: { zh: '已到期', en: 'Over' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  lapsed: { zh: '已失效（岗位已变动）', en: 'Lapsed, for a role was changed' },
} as const satisfies Record<DelegationState, Text>;
