import type { Text } from '../vocabulary.js';

/** Grades on the card, the gravest first. */
export const GRADES = {
  '1': { zh: '一级', en: 'Grade 1' },
  '2': { zh: '二级', en: 'Grade 2' },
  '3': { zh: '三级', en: 'Grade 3' },
  '4': { zh: '四级', en: 'Grade 4' },
} as const satisfies Record<string, Text>;

/** The categories of the second generation of the card. */
export const CATEGORIES = {
  visual: { zh: '视力残疾', en: 'Visual' },
  hearing: { zh: '听力残疾', en: 'Hearing' },
  speech: { zh: '言语残疾', en: 'Speech' },
  physical: { zh: '肢体残疾', en: 'Physical' },
  intellectual: { zh: '智力残疾', en: 'Intellectual' },
  mental: { zh: '精神残疾', en: 'Mental' },
  multiple: { zh: '多重残疾', en: 'Multiple' },
} as const satisfies Record<string, Text>;

export const HARDSHIPS = {
  destitute: { zh: '特困供养', en: 'Destitute' },
  minimumLiving: { zh: '最低生活保障', en: 'Minimum living allowance' },
  nearPoor: { zh: '低保边缘', en: 'Near-poor' },
  rigidExpenditure: { zh: '刚性支出困难', en: 'Hardship by unavoidable expense' },
  none: { zh: '无', en: 'None recognised' },
} as const satisfies Record<string, Text>;

/** What makes a home's need more urgent than another's. */
export const HOUSEHOLD_FLAGS = {
  monitored: { zh: '防止返贫监测户', en: 'Watched against a return to poverty' },
  severalDisabled: { zh: '一户多残', en: 'Several disabled persons' },
  elderlyAndDisabled: { zh: '老残一体', en: 'Elderly and disabled' },
  sickAndDisabled: { zh: '病残一体', en: 'Ill and disabled' },
  noneInWork: { zh: '零就业家庭', en: 'Nobody in work' },
  workingAge: { zh: '就业年龄段', en: 'Applicant of working age' },
} as const satisfies Record<string, Text>;

export const ROOMS = {
  entrance: { zh: '出入口', en: 'Entrance' },
  yard: { zh: '院落通道', en: 'Yard and paths' },
  livingRoom: { zh: '客厅', en: 'Living room' },
  bedroom: { zh: '卧室', en: 'Bedroom' },
  kitchen: { zh: '厨房', en: 'Kitchen' },
  toilet: { zh: '卫生间', en: 'Toilet and bathroom' },
  wholeHome: { zh: '全屋', en: 'Whole home' },
} as const satisfies Record<string, Text>;

export const HALF_DAYS = {
  morning: { zh: '上午', en: 'Morning' },
  afternoon: { zh: '下午', en: 'Afternoon' },
} as const satisfies Record<string, Text>;

/** What may keep a contractor from working at a home. */
export const OBSTACLES = {
  nobodyHome: { zh: '家中无人', en: 'Nobody at home' },
  refuses: { zh: '住户不同意施工', en: 'The household refuses' },
  cannotBeAltered: { zh: '房屋不具备改造条件', en: 'The home cannot be altered' },
  other: { zh: '其他情况', en: 'Something else' },
} as const satisfies Record<string, Text>;

/** Who may be present when works are accepted at a home. */
export const ACCEPTANCE_MEMBERS = {
  county: { zh: '县残联', en: 'County federation' },
  town: { zh: '乡镇残联', en: 'Town federation' },
  village: { zh: '村（社区）', en: 'Village' },
  household: { zh: '户主或家属', en: 'Household' },
  contractor: { zh: '施工单位', en: 'Contractor' },
  auditFirm: { zh: '审计机构', en: 'Audit firm' },
  supervisor: { zh: '监理单位', en: 'Supervisor of works' },
} as const satisfies Record<string, Text>;
