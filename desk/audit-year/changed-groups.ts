import type { Text } from '../../procedures/vocabulary.js';
import type { ActKind } from '../../record/administrative-acts.js';

export const CHANGE_GROUPS = {
  policy: { zh: '政策与日历', en: 'Policy and calendar' },
  money: { zh: '任务数与资金', en: 'Quotas and funds' },
  lists: { zh: '名单与供应商', en: 'Lists and suppliers' },
  roles: { zh: '岗位与账号', en: 'Roles and accounts' },
  override: { zh: '干预与更改', en: 'Overrides' },
} as const satisfies Record<string, Text>;

export type ChangeGroup = keyof typeof CHANGE_GROUPS;

/** Which change of the county's frame an administrative act is; `null` is daily work. */
const GROUP_OF = {
  demoClockMoved: 'override',
  quotaSet: 'money',
  fundAdded: 'money',
  fundChanged: 'money',
  calendarLoaded: 'policy',
  policyPut: 'policy',
  listImported: 'lists',
  supplierKept: 'lists',
  orgAdded: 'roles',
  accountMade: 'roles',
  sessionsEnded: 'roles',
  delegationMade: 'roles',
  delegationRevoked: 'roles',
  effectRetried: 'override',
  paymentFileMade: null,
  paymentFileTaken: null,
  paymentFileAnswered: null,
  holdBegun: 'override',
  holdMatched: 'override',
  holdReleased: 'override',
  samplingListFrozen: null,
  sampleDrawn: null,
  samplingVisitEntered: null,
  workerInvited: 'roles',
  workerJoined: 'roles',
  workerDismissed: 'roles',
  workAssigned: null,
  objectionReceived: null,
  objectionAnswered: null,
  caseCodeIssued: null,
  fileRejected: null,
  fileRejectionTakenBack: null,
  filesUsedAgain: null,
} as const satisfies Record<ActKind, ChangeGroup | null>;

/** The group of an act; an act on a case that is read here is an override. */
export function groupOf(kind: string): ChangeGroup {
  return (Object.hasOwn(GROUP_OF, kind) ? GROUP_OF[kind as ActKind] : null) ?? 'override';
}

const kindsWhere = (test: (group: ChangeGroup | null) => boolean): string[] =>
  Object.entries(GROUP_OF).flatMap(([kind, group]) => (test(group) ? [kind] : []));

export const CHANGING_KINDS = kindsWhere((group) => group !== null);
export const OVERRIDING_KINDS = kindsWhere((group) => group === 'override');
