import { freshPhotos } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { ACCEPTANCE_MEMBERS } from './choices.js';
import { WHO_SEES } from './who-sees.js';
import { worksSteps } from './works.js';

/** Who was there: whom the county's policy names, and whoever else. */
const present = {
  title: { zh: '验收到场人员', en: 'Who was present' },
  kind: 'list',
  optional: true,
  min: 0,
  max: 12,
  fact: 'acceptancePresent',
  sensitive: WHO_SEES.identity,
  of: {
    capacity: { title: { zh: '单位或身份', en: 'In which capacity' }, kind: 'choice', options: ACCEPTANCE_MEMBERS },
    name: { title: { zh: '姓名', en: 'Name' }, kind: 'text', max: 40 },
  },
} as const;

// Whoever is to put something right sees what it is about.
const onTheSpot = {
  ...freshPhotos('acceptancePhotos', '验收现场照片', 'Photographs of the inspection', 0),
  shownTo: ['contractor'],
} as const;

const { selfChecked } = worksSteps;
const { accept, requireRework } = selfChecked.actions;

/**
 * Acceptance at the home since version 2: who was there is recorded, a county's policy may say who must be, and both
 * outcomes keep the photographs of the spot.
 */
export const acceptanceSteps = {
  selfChecked: {
    ...selfChecked,
    actions: {
      ...selfChecked.actions,
      accept: {
        ...accept,
        form: { ...accept.form, present },
        evidence: [...accept.evidence, onTheSpot],
        guards: [...accept.guards, 'acceptanceMembersPresent'],
      },
      requireRework: { ...requireRework, evidence: [onTheSpot] },
    },
  },
} as const satisfies Record<string, Step & { readonly actions: Readonly<Record<string, Action>> }>;

/** Nobody in particular, until the county's paper names them: Tengzhou has federation, town, contractor and audit firm. */
export const acceptancePolicy = { acceptanceMembers: [] as readonly string[] };

export const acceptancePolicyChoices = { acceptanceMembers: Object.keys(ACCEPTANCE_MEMBERS) };
