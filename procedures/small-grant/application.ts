import type { Form } from '../form.js';
import { circumstances, person } from '../home-renovation/application.js';
import { rejection } from '../home-renovation/endings.js';
import { villageSteps as renovationSteps } from '../home-renovation/village.js';
import { WHO_SEES } from '../home-renovation/who-sees.js';
import { papers, words } from '../papers.js';
import type { Step } from '../procedure.js';
import { STEP_TITLES } from './step-titles.js';

const { category, grade, hardship, hukouType } = circumstances;

/** What may still be put right while the application is being taken in. */
const household = { category, grade, hardship, hukouType } as const satisfies Form;

/** What the application asks; the state of the home is told, not measured. */
export const applicationForm = {
  ...person,
  householdRegister: {
    title: { zh: '户口簿户号', en: 'Number of the household register' },
    kind: 'text',
    max: 30,
    optional: true,
    fact: 'householdRegister',
    sensitive: WHO_SEES.identity,
  },
  address: { title: { zh: '住址', en: 'Address' }, kind: 'text', max: 200, fact: 'address', sensitive: WHO_SEES.home },
  ...household,
  homeState: { ...words('住房状况', 'State of the home'), fact: 'homeState', sensitive: WHO_SEES.home },
} as const satisfies Form;

/** Taking in the application, and the village's own review, which is that of every programme. */
export const villageSteps = {
  applied: {
    title: STEP_TITLES.applied,
    phase: 'review',
    clocks: { deadline: { lasts: 'applicationDays', then: 'escalate' } },
    actions: {
      acceptApplication: {
        title: { zh: '受理申请', en: 'Accept the application' },
        by: ['villageOfficer'],
        to: 'villageReview',
        evidence: [
          papers('applicationForm', '申请审批表', 'Signed application form'),
          papers('idCopy', '身份证或户口簿复印件', 'Copy of ID card or household register'),
          papers('disabilityCardCopy', '残疾人证复印件', 'Copy of the disability card'),
          papers('hardshipProof', '困难证明', 'Proof of hardship'),
          papers('homePhotos', '住房现状照片', 'Photographs of the home'),
        ],
      },
      amendApplication: {
        title: { zh: '更正申请', en: 'Correct the application' },
        by: ['villageOfficer'],
        form: household,
      },
      rejectApplication: rejection('不予受理', 'Refuse the application', ['villageOfficer']),
    },
  },
  villageReview: renovationSteps.villageReview,
} as const satisfies Record<string, Step>;
