import type { Text } from '../../procedures/vocabulary.js';
import { formFieldAt } from './form-fields-by-path.js';
import { POLICY_TITLES } from './policy-titles.js';

/** What the figures of an act are called, by the last part of their path. */
const TITLES: Readonly<Record<string, Text>> = {
  total: { zh: '总数', en: 'total' },
  totalFen: { zh: '总额（元）', en: 'total (yuan)' },
  perCaseFen: { zh: '每户上限（元）', en: 'most per home (yuan)' },
  position: { zh: '使用顺序', en: 'order of use' },
  programme: { zh: '项目', en: 'programme' },
  year: { zh: '年度', en: 'year' },
  name: { zh: '名称', en: 'name' },
  code: { zh: '编码', en: 'code' },
  level: { zh: '层级', en: 'level' },
  kind: { zh: '类别', en: 'kind' },
  asOf: { zh: '截至', en: 'as of' },
  rows: { zh: '行数', en: 'rows' },
  leftOut: { zh: '略去行数', en: 'rows left out' },
  sha256: { zh: '校验值', en: 'sha256' },
  documentNumber: { zh: '文号', en: 'document' },
  effectiveFrom: { zh: '生效日期', en: 'in force from' },
  restDays: { zh: '休息日', en: 'rest days' },
  workDays: { zh: '调休上班日', en: 'working days' },
  source: { zh: '依据', en: 'source' },
  creditCode: { zh: '统一社会信用代码', en: 'credit code' },
  changed: { zh: '变更项', en: 'changed' },
  changedCases: { zh: '影响案件', en: 'cases changed' },
  role: { zh: '岗位', en: 'role' },
  grants: { zh: '岗位', en: 'roles' },
  orgId: { zh: '单位', en: 'at' },
  parentId: { zh: '上级', en: 'under' },
  userId: { zh: '人员', en: 'person' },
  delegateId: { zh: '受托人', en: 'delegate' },
  fromDay: { zh: '自', en: 'from' },
  toDay: { zh: '至', en: 'to' },
  revoked: { zh: '撤销', en: 'revoked' },
  ended: { zh: '退出的登录', en: 'sessions ended' },
  days: { zh: '天', en: 'days' },
  hours: { zh: '小时', en: 'hours' },
  now: { zh: '时钟', en: 'clock' },
  cause: { zh: '原因', en: 'cause' },
  reason: { zh: '理由', en: 'reason' },
  toStep: { zh: '退回环节', en: 'returned to' },
  state: { zh: '状态', en: 'state' },
  attempts: { zh: '次数', en: 'attempts' },
  finishBy: { zh: '完工期限', en: 'to be finished by' },
  reworkDeadline: { zh: '整改期限', en: 'to be put right by' },
};

/** The title of a figure by its path: a setting of a policy, a figure of an act, a field of a form. */
export function figureTitle(path: string): Text {
  const [root, setting = ''] = path.split('.');
  if (root === 'values') return POLICY_TITLES.get(setting) ?? { zh: setting, en: setting };
  return TITLES[path.slice(path.lastIndexOf('.') + 1)] ?? formFieldAt(path)?.title ?? { zh: path, en: path };
}
