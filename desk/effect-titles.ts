import type { EffectName } from '../procedures/procedure.js';
import type { Text } from '../procedures/vocabulary.js';

/** What follows an act by itself, as an office calls it. */
export const EFFECT_TITLES = {
  tellApplicant: { zh: '短信告知申请人', en: 'Text message to the applicant' },
} as const satisfies Record<EffectName, Text>;
