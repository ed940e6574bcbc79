import { freshPhotos, papers, words } from '../papers.js';
import type { Action } from '../procedure.js';
import { HALF_DAYS, OBSTACLES } from './choices.js';
import {
  CHANGE_OVER,
  EXTENSION_OVER,
  NO_CHANGE_ASKED,
  NO_EXTENSION_ASKED,
  NO_OBSTACLE,
  OBSTACLE_OVER,
} from './contractor-facts.js';
import { itemField, quantityField, roomField } from './plan.js';

/** Confirmed with the household; a later one takes the place of the earlier. */
export const confirmAppointment = {
  title: { zh: '确认上门时间', en: 'Confirm an appointment' },
  by: ['contractor'],
  form: {
    on: { title: { zh: '上门日期', en: 'Day of the visit' }, kind: 'date', fact: 'appointmentOn' },
    half: {
      title: { zh: '上门时段', en: 'Half of the day' },
      kind: 'choice',
      options: HALF_DAYS,
      fact: 'appointmentHalf',
    },
  },
  guards: ['byTender', 'appointmentLiesAhead'],
} as const satisfies Action;

/** What keeps the works from going on. It may be reported again, after the next try. */
export const reportObstacle = {
  title: { zh: '上报施工障碍', en: 'Report an obstacle' },
  by: ['contractor'],
  form: {
    obstacle: {
      title: { zh: '障碍类型', en: 'Kind of obstacle' },
      kind: 'choice',
      options: OBSTACLES,
      fact: 'openObstacle',
    },
    details: {
      ...words('障碍具体情况（勿写个人信息）', 'What happened (no personal data)', 300),
      fact: 'obstacleWords',
    },
  },
  evidence: [freshPhotos('obstaclePhotos', '障碍现场照片', 'Photographs of the obstacle')],
  sets: { obstacleAnswer: null },
  guards: ['byTender'],
  postings: ['notifyTownAndCounty'],
} as const satisfies Action;

/** Who answers talks to the household; where nothing helps, the county releases the home from its lot. */
export const answerObstacle = {
  title: { zh: '答复施工障碍', en: 'Answer the obstacle' },
  by: ['townOfficer', 'countyOfficer'],
  form: {
    answer: {
      ...words('障碍处理答复（勿写个人信息）', 'Answer to the obstacle (no personal data)'),
      fact: 'obstacleAnswer',
    },
  },
  sets: NO_OBSTACLE,
  guards: ['obstacleIsOpen'],
  postings: ['notifyContractor'],
} as const satisfies Action;

const changedLines = {
  title: { zh: '申请变更的项目', en: 'Lines that would change' },
  kind: 'list',
  optional: true,
  min: 0,
  max: 40,
  fact: 'changeAskedLines',
  of: { item: itemField, room: roomField, quantity: quantityField },
} as const;

export const askChange = {
  title: { zh: '申请变更', en: 'Ask for a change' },
  by: ['contractor'],
  form: {
    change: { ...words('变更内容和理由（勿写个人信息）', 'What and why (no personal data)'), fact: 'changeAsked' },
    lines: changedLines,
    amountFen: {
      title: { zh: '变更项目预计金额', en: 'Estimated price of what changes' },
      kind: 'money',
      optional: true,
      fact: 'changeAskedFen',
    },
  },
  evidence: [freshPhotos('changeAskedPhotos', '申请变更部位照片', 'Photographs of what would change')],
  sets: { changeRefusal: null },
  guards: ['byTender', 'noChangeAskedYet'],
  postings: ['notifyCounty'],
} as const satisfies Action;

export const refuseChange = {
  title: { zh: '不同意变更', en: 'Refuse the change' },
  by: ['countyOfficer', 'countyApprover'],
  form: { reason: { ...words('不同意变更的理由', 'Why the change is refused'), fact: 'changeRefusal' } },
  sets: NO_CHANGE_ASKED,
  guards: ['changeIsAsked'],
  postings: ['notifyContractor'],
} as const satisfies Action;

export const askExtension = {
  title: { zh: '申请延期', en: 'Ask for an extension' },
  by: ['contractor'],
  form: {
    days: {
      title: { zh: '申请延长天数', en: 'Days asked for' },
      kind: 'integer',
      min: 1,
      max: 180,
      fact: 'extensionAskedDays',
    },
    because: {
      ...words('申请延期的理由（勿写个人信息）', 'Why an extension is asked for (no personal data)'),
      fact: 'extensionAskedBecause',
    },
  },
  sets: { extensionRefusal: null },
  guards: ['byTender', 'noExtensionAskedYet'],
  postings: ['notifyCounty'],
} as const satisfies Action;

export const refuseExtension = {
  title: { zh: '不同意延期', en: 'Refuse the extension' },
  by: ['countyOfficer'],
  form: { reason: { ...words('不同意延期的理由', 'Why the extension is refused'), fact: 'extensionRefusal' } },
  sets: NO_EXTENSION_ASKED,
  guards: ['extensionIsAsked'],
  postings: ['notifyContractor'],
} as const satisfies Action;

/** What a contractor asked for needs no second application on paper. */
export const orderAskedChange = {
  evidence: [
    { ...papers('changeRequest', '变更申请', 'Request for the change', 0), fresh: true },
    freshPhotos('changePhotos', '变更部位照片', 'Photographs of what changes', 0),
    { ...papers('coPayConsent', '户主同意自付增加的签字', 'Consent of the household to pay more', 0), fresh: true },
  ],
  guards: ['byTender', 'changeHasPapers'],
  sets: CHANGE_OVER,
} as const satisfies Pick<Action, 'evidence' | 'guards' | 'sets'>;

/** The household's word that what was planned is built: signed on the phone or on paper. */
const completionSignature = {
  ...papers(
    'completionSignature',
    '户主在完工确认单上签字或按手印',
    'The household’s signature or thumbprint on the completion sheet',
    0,
  ),
  minBy: 'completionSignatureMin',
  signature: true,
} as const;

/** What a contractor hands in with the self-check beside the photographs after the works; how much is the policy's. */
export const COMPLETION_PAPERS = [
  {
    ...papers('worksPhotos', '施工过程照片（含隐蔽工程）', 'Photographs during the works, hidden work too', 0),
    minBy: 'worksPhotosMin',
  },
  {
    ...papers('hiddenWorkRecord', '隐蔽工程验收记录', 'Record of hidden work', 0),
    minBy: 'hiddenWorkRecordMin',
  },
  {
    ...papers('materialCertificates', '材料合格证明', 'Certificates of the materials', 0),
    minBy: 'materialCertificatesMin',
  },
  completionSignature,
] as const;

/** Entering the step anew with a later day answers what was asked, and what stood in the way has its time. */
export const extended = {
  sets: { ...EXTENSION_OVER, ...OBSTACLE_OVER },
  postings: ['notifyContractor'],
} as const satisfies Pick<Action, 'sets' | 'postings'>;
