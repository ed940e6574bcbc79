import type { Text } from './vocabulary.js';

/** Why an act is not taken back. */
export const RECALL_REFUSALS = {
  notLastActor: {
    zh: '上一步不是您办理的，只能由办理人本人撤回。',
    en: 'The last act was not yours. Only who did it may recall it.',
  },
  actedSince: {
    zh: '您办理之后，案件已有新的办理，不能撤回。如需更正，请联系现在的办理人退回。',
    en: 'The case has been acted on since. To correct something, ask who has it now to send it back.',
  },
  notRecallable: {
    zh: '这一步办理不能撤回：已涉及公示、资金、名额、方案或办结等。如需更正，请由后续环节退回或另行登记。',
    en: 'This act cannot be recalled: it published, posted, closed or planned something. Have it sent back, or record what is right.',
  },
  applicantTold: {
    zh: '已向申请人发出通知，不能撤回。如需更正，请由后续环节退回或另行登记。',
    en: 'The applicant has been told, so it cannot be recalled. Have it sent back, or record what is right.',
  },
} as const satisfies Record<string, Text>;
