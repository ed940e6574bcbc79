import { papers, reasonForm } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { GIVE_BACK } from './endings.js';
import { STEP_TITLES } from './step-titles.js';

/** The lot lets the home go for good: it refuses, cannot be altered, or the applicant died. */
export const releasedFromLot = {
  title: { zh: '退出标段，办结', en: 'Released from its lot' },
  by: ['lot'],
  to: { close: 'released' },
  form: reasonForm,
  guards: ['inALot'],
  postings: GIVE_BACK,
  effects: ['tellApplicant'],
} as const satisfies Action;

/** The lot failed, or the home is taken out of it before works. */
export const leaveLot = {
  title: { zh: '移出标段', en: 'Taken out of its lot' },
  by: ['lot'],
  to: 'designApproved',
  postings: ['leaveLot'],
} as const satisfies Action;

/** While a report of death is cleared up the home rests; taken out of its lot, it must find another once it goes on. */
export const leaveLotAtRest = {
  title: leaveLot.title,
  by: leaveLot.by,
  postings: leaveLot.postings,
} as const satisfies Action;

/** The contractor defaulted before the home was accepted: it waits for another lot, its money reserved again. */
export const contractorDefaulted = {
  title: { zh: '施工单位违约，重新编标', en: 'The contractor defaulted' },
  by: ['lot'],
  to: 'designApproved',
  postings: ['leaveLot', 'reserveAgain'],
} as const satisfies Action;

export const joinLot = {
  title: { zh: '编入标段', en: 'Put into a lot' },
  by: ['lot'],
  to: 'inLot',
  guards: ['byTender'],
  postings: ['joinLot'],
} as const satisfies Action;

/** After a death the works that a contractor has begun are finished and paid for. */
export const finishAfterDeath = {
  title: { zh: '由施工单位完成收尾', en: 'The contractor finishes' },
  by: ['countyOfficer'],
  to: { back: true },
  evidence: [papers('deathCertificate', '死亡证明', 'Death certificate')],
  guards: ['byTender'],
  sets: { applicantDied: true },
} as const satisfies Action;

/** In a lot: the home waits for the contract under which it is called off. */
export const inLotSteps = {
  inLot: {
    title: STEP_TITLES.inLot,
    phase: 'plan',
    clocks: { waiting: { lasts: 'lotWaitDays', then: 'escalate' } },
    actions: {
      callOff: {
        title: { zh: '派工', en: 'Called off under the contract' },
        by: ['lot'],
        to: 'workOrdered',
        form: { finishBy: { title: { zh: '完工期限', en: 'To be finished by' }, kind: 'date', fact: 'finishBy' } },
        guards: ['inALot', 'deadlineLiesAhead'],
        postings: ['commitByContract'],
        effects: ['tellApplicant'],
      },
      leaveLot,
      contractorDefaulted,
      releasedFromLot,
      leaveEndedLot: {
        title: { zh: '标段已终止，退回待编标段', en: 'Its lot has ended: wait for another' },
        by: ['countyOfficer'],
        to: 'designApproved',
        guards: ['inNoLot'],
      },
    },
  },
} as const satisfies Record<string, Step>;
