import type { Text } from './vocabulary.js';

/** Why an acceptance at the home, or rework after it, is refused. */
export const ACCEPTANCE_REFUSALS = {
  reworkRoundsExhausted: {
    zh: '整改次数已达上限。请上报县残联研究。',
    en: 'No rework round is left under the policy. Take it to the county.',
  },
  reworkRoundsRemain: {
    zh: '整改次数尚未用完，请先要求整改。',
    en: 'A rework round is still left under the policy. Ask for rework first.',
  },
  acceptanceMembersMissing: {
    zh: '验收人员不齐，按政策还须到场：{about}。',
    en: 'Not everyone whom the policy names was present. Missing: {about}.',
  },
} as const satisfies Record<string, Text>;
