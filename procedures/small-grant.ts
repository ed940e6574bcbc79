import { defineProcedure } from './define-procedure.js';
import { anywhere, deathSteps } from './small-grant/anywhere.js';
import { applicationForm, villageSteps } from './small-grant/application.js';
import { approvalSteps } from './small-grant/approval.js';
import { moneySteps } from './small-grant/money.js';
import { smallGrantPolicy, smallGrantPolicyChoices } from './small-grant/policy.js';
import { publicitySteps } from './home-renovation/publicity.js';

/**
 * A fixed sum for each household in difficulty whose home is dilapidated, paid to its bank card once the county has
 * approved: no plan, no tender, nothing to measure. Xiaoshan's report: 35 homes, 350,000 yuan.
 */
export const smallGrant1 = defineProcedure({
  id: 'small-grant',
  version: 1,
  subject: 'home',
  title: { zh: '困难残疾人家庭危房救助', en: 'Grant for a dilapidated home' },
  policy: smallGrantPolicy,
  policyChoices: smallGrantPolicyChoices,
  start: 'applied',
  opening: { title: { zh: '登记申请', en: 'Open an application' }, by: ['villageOfficer'], form: applicationForm },
  // Publicity in the village is the same for every programme.
  steps: { ...villageSteps, ...publicitySteps, ...approvalSteps, ...moneySteps, ...deathSteps },
  anywhere,
});
