import { createHash } from 'node:crypto';
import type { Role } from '../procedures/vocabulary.js';

/** The same name always gives the same id. */
export function demoId(name: string): string {
  const hex = createHash('sha256').update(`tongtu-demo:${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const DEMO_TENANT = { id: demoId('tenant'), code: 'demo', name: '云溪市残疾人联合会（演示）' };

export interface DemoOrg {
  /** How demo data and tests name it; `demoId('org:' + key)` is its id. */
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly level: 'city' | 'county' | 'town' | 'village' | 'firm';
  readonly parent: string | null;
}

/** An invented county with its city, towns, villages and firms; a parent stands before its children. */
export const DEMO_ORGS: readonly DemoOrg[] = [
  { key: 'city', code: 'YX', name: '云溪市残联', level: 'city', parent: null },
  { key: 'county', code: 'QH', name: '清禾县残联', level: 'county', parent: 'city' },
  { key: 'town1', code: 'QH01', name: '临溪镇', level: 'town', parent: 'county' },
  { key: 'town2', code: 'QH02', name: '石桥镇', level: 'town', parent: 'county' },
  { key: 'town3', code: 'QH03', name: '梨岭乡', level: 'town', parent: 'county' },
  { key: 'village1a', code: 'QH0101', name: '上庄村', level: 'village', parent: 'town1' },
  { key: 'village1b', code: 'QH0102', name: '下湾村', level: 'village', parent: 'town1' },
  { key: 'village2a', code: 'QH0201', name: '东桥村', level: 'village', parent: 'town2' },
  { key: 'village2b', code: 'QH0202', name: '西塘村', level: 'village', parent: 'town2' },
  { key: 'village3a', code: 'QH0301', name: '南坪村', level: 'village', parent: 'town3' },
  { key: 'village3b', code: 'QH0302', name: '北河村', level: 'village', parent: 'town3' },
  { key: 'builder', code: 'F01', name: '清禾安居工程有限公司', level: 'firm', parent: null },
  { key: 'assessors', code: 'F02', name: '云溪康复评估中心', level: 'firm', parent: null },
  { key: 'auditors', code: 'F03', name: '云溪正衡造价咨询有限公司', level: 'firm', parent: null },
  { key: 'builder2', code: 'F04', name: '石桥康居建设有限公司', level: 'firm', parent: null },
  { key: 'builder3', code: 'F05', name: '梨岭无障碍工程有限公司', level: 'firm', parent: null },
];

/** The ids of an organisation and of everything above it, outermost first. */
export function lineageOf(key: string): string[] {
  const org = DEMO_ORGS.find((each) => each.key === key);
  return [...(org?.parent ? lineageOf(org.parent) : []), demoId(`org:${key}`)];
}

export interface DemoUser {
  readonly login: string;
  readonly name: string;
  readonly seats: readonly { readonly role: Role; readonly org: string }[];
}

const seat = (login: string, name: string, role: Role, org: string): DemoUser => ({
  login,
  name,
  seats: [{ role, org }],
});

/** At least one account for every role, and two wherever a second person has to look. */
export const DEMO_USERS: readonly DemoUser[] = [
  ...DEMO_ORGS.filter(({ level }) => level === 'village').map(({ key, name }) =>
    seat(key, `${name}专职委员`, 'villageOfficer', key),
  ),
  ...DEMO_ORGS.filter(({ level }) => level === 'town').map(({ key, name }) =>
    seat(key, `${name}专干`, 'townOfficer', key),
  ),
  seat('county1', '县残联经办甲', 'countyOfficer', 'county'),
  seat('county2', '县残联经办乙', 'countyOfficer', 'county'),
  seat('approver1', '县残联审批甲', 'countyApprover', 'county'),
  {
    login: 'approver2',
    name: '县残联审批乙',
    seats: [
      { role: 'countyApprover', org: 'county' },
      { role: 'countyOfficer', org: 'county' },
    ],
  },
  seat('finance1', '县残联财务甲', 'finance', 'county'),
  seat('finance2', '县残联财务乙', 'finance', 'county'),
  seat('civil1', '县民政经办', 'civilAffairs', 'county'),
  seat('inspector1', '市残联抽查员', 'cityInspector', 'city'),
  seat('manager1', '县残联主管', 'manager', 'county'),
  seat('auditor1', '审计监督员', 'auditor', 'county'),
  seat('admin1', '系统管理员', 'administrator', 'county'),
  seat('contractor1', '清禾安居项目经理', 'contractor', 'builder'),
  seat('contractor2', '石桥康居项目经理', 'contractor', 'builder2'),
  seat('contractor3', '梨岭工程项目经理', 'contractor', 'builder3'),
  seat('assessor1', '评估人员', 'assessor', 'assessors'),
  seat('audit1', '审计机构造价师', 'auditFirm', 'auditors'),
];
