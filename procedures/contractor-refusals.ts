import type { Text } from './vocabulary.js';

/** Why what a contractor reports or asks for, or the answer to it, is refused. */
export const CONTRACTOR_REFUSALS = {
  appointmentInPast: {
    zh: '上门日期不能早于今天。',
    en: 'The appointment lies in the past. Give today or a later day.',
  },
  noObstacleOpen: { zh: '没有待答复的施工障碍。', en: 'No obstacle waits for an answer.' },
  noChangeAsked: { zh: '没有待答复的变更申请。', en: 'No change is asked for.' },
  changeAlreadyAsked: {
    zh: '上一次变更申请尚未答复，请等县残联答复后再申请。',
    en: 'An earlier request for a change waits for its answer. Ask again once the county has answered.',
  },
  noExtensionAsked: { zh: '没有待答复的延期申请。', en: 'No extension is asked for.' },
  extensionAlreadyAsked: {
    zh: '上一次延期申请尚未答复，请等县残联答复后再申请。',
    en: 'An earlier request for an extension waits for its answer. Ask again once the county has answered.',
  },
} as const satisfies Record<string, Text>;
