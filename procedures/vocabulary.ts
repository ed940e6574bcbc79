/** A text that people read, in the two languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** A calendar day in Asia/Shanghai, written `YYYY-MM-DD`. */
export type Day = string;

/** The seats a person may act from. A person may hold several; the one used is recorded with the act. */
export const ROLES = {
  villageOfficer: { zh: '村专职委员', en: 'Village officer' },
  townOfficer: { zh: '乡镇残联专干', en: 'Town officer' },
  countyOfficer: { zh: '县残联经办人', en: 'County officer' },
  countyApprover: { zh: '县残联审批人', en: 'County approver' },
  finance: { zh: '财务人员', en: 'Finance officer' },
  civilAffairs: { zh: '民政人员', en: 'Civil affairs officer' },
  cityInspector: { zh: '市级抽查人员', en: 'City inspector' },
  contractor: { zh: '施工单位', en: 'Contractor' },
  assessor: { zh: '评估人员', en: 'Assessor' },
  auditFirm: { zh: '审计机构', en: 'Audit firm' },
  manager: { zh: '主管领导', en: 'Manager' },
  auditor: { zh: '审计监督人员', en: 'Auditor' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
} as const satisfies Record<string, Text>;

export type Role = keyof typeof ROLES;

/** Who performs an action: a person in a role, the clock, or the lot that the home lies in. */
export type Performer = Role | 'clock' | 'lot';

/** A length of time. The day on which it begins does not count. */
export interface Span {
  readonly unit: 'workingDays' | 'calendarDays' | 'months';
  readonly count: number;
}

export const workingDays = (count: number): Span => ({ unit: 'workingDays', count });
export const calendarDays = (count: number): Span => ({ unit: 'calendarDays', count });
export const months = (count: number): Span => ({ unit: 'months', count });

/** Two actions that one person, or one organisation, may not both perform on one case. */
export interface FourEyesPair {
  readonly action: string;
  readonly notBy: string;
  readonly same: 'person' | 'organisation';
}

/** What a county may set by a policy document. Amounts of money are whole fen. */
export type PolicyValue = bigint | number | boolean | string | Span | readonly string[] | readonly FourEyesPair[];
export type Policy = Readonly<Record<string, PolicyValue>>;

/** JSON: what a form sets and a guard reads. Money is a decimal string of fen. */
export type FactValue = string | number | boolean | null | readonly FactValue[] | { readonly [key: string]: FactValue };
export type Facts = Readonly<Record<string, FactValue>>;
