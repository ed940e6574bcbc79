import { defineProcedure } from './define-procedure.js';
import { acceptancePolicy, acceptancePolicyChoices, acceptanceSteps } from './home-renovation/acceptance.js';
import { anywhere } from './home-renovation/anywhere.js';
import { applicationForm } from './home-renovation/application.js';
import { approvalSteps } from './home-renovation/approval.js';
import { contractorPolicy, contractorSteps } from './home-renovation/contractor-steps.js';
import { deathSteps } from './home-renovation/death.js';
import { inLotSteps } from './home-renovation/in-lot.js';
import { moneySteps } from './home-renovation/money.js';
import { planSteps } from './home-renovation/plan.js';
import { homeRenovationPolicy, homeRenovationPolicyChoices } from './home-renovation/policy.js';
import { publicitySteps } from './home-renovation/publicity.js';
import { villageSteps } from './home-renovation/village.js';
import { worksSteps } from './home-renovation/works.js';

/**
 * Accessibility renovation of a disabled person's home. By policy the household has the works done itself after the
 * written approval and is paid back to its bank card after acceptance, against invoices, up to the cap; or the home is
 * put into a lot, whose contractor does the works and is paid through the lot.
 */
export const homeRenovation1 = defineProcedure({
  id: 'home-renovation',
  version: 1,
  subject: 'home',
  title: { zh: '困难重度残疾人家庭无障碍改造', en: 'Home renovation' },
  policy: homeRenovationPolicy,
  policyChoices: homeRenovationPolicyChoices,
  start: 'applied',
  opening: { title: { zh: '登记申请', en: 'Open an application' }, by: ['villageOfficer'], form: applicationForm },
  steps: {
    ...villageSteps,
    ...publicitySteps,
    ...approvalSteps,
    ...planSteps,
    ...inLotSteps,
    ...worksSteps,
    ...moneySteps,
    ...deathSteps,
  },
  anywhere,
});

/** Version 2: who was present at the acceptance is recorded, and a county's policy may name who must be. */
export const homeRenovation2 = defineProcedure({
  ...homeRenovation1,
  version: 2,
  policy: { ...homeRenovationPolicy, ...acceptancePolicy },
  policyChoices: { ...homeRenovationPolicyChoices, ...acceptancePolicyChoices },
  steps: { ...homeRenovation1.steps, ...acceptanceSteps },
});

/** Version 3: what a contractor does from the phone beside photographs, and the papers that its self-check rests on. */
export const homeRenovation3 = defineProcedure({
  ...homeRenovation2,
  version: 3,
  policy: { ...homeRenovation2.policy, ...contractorPolicy },
  steps: { ...homeRenovation2.steps, ...contractorSteps },
});
