import { papers, reasonForm } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { heirPapers, heirsForm } from './money.js';
import { GIVE_BACK } from './endings.js';
import { finishAfterDeath, leaveLotAtRest, releasedFromLot } from './in-lot.js';
import { STEP_TITLES } from './step-titles.js';

const reverseDeath = {
  title: { zh: '去世信息有误，恢复办理', en: 'The report was mistaken: go on' },
  by: ['countyOfficer'],
  to: { back: true },
  form: reasonForm,
  sets: { applicantDied: false },
} as const satisfies Action;

const close = {
  by: ['countyOfficer'],
  to: { close: 'deceased' },
  evidence: [papers('deathCertificate', '死亡证明', 'Death certificate')],
  sets: { applicantDied: true },
  postings: GIVE_BACK,
  effects: ['tellApplicant'],
} as const satisfies Omit<Action, 'title'>;

/** A reported death halts the case; confirmed, it ends before the works, and after their start the heirs may finish. */
export const deathSteps = {
  deathReported: {
    title: STEP_TITLES.deathReported,
    phase: 'halted',
    clocks: { deadline: { lasts: 'deathReportDays', then: 'escalate' } },
    actions: {
      confirmDeath: { ...close, title: { zh: '确认去世，办结', en: 'Confirm the death and close' } },
      leaveLot: leaveLotAtRest,
      releasedFromLot,
      reverseDeath,
    },
  },
  deathDuringWorks: {
    title: STEP_TITLES.deathDuringWorks,
    phase: 'halted',
    clocks: { deadline: { lasts: 'deathReportDays', then: 'escalate' } },
    actions: {
      continueForHeirs: {
        title: { zh: '由继承人继续办理', en: 'The heirs go on' },
        by: ['countyOfficer'],
        to: { back: true },
        form: heirsForm,
        evidence: heirPapers,
        guards: ['selfOrganised', 'heirsOwnAccount'],
        sets: { applicantDied: true },
      },
      finishAfterDeath,
      closeAfterDeath: {
        ...close,
        title: { zh: '确认去世，终止改造', en: 'Confirm the death and end the works' },
        guards: ['notAcceptedInLot'],
      },
      releasedFromLot: { ...releasedFromLot, guards: ['inALot', 'notAcceptedInLot'] },
      reverseDeath,
    },
  },
} as const satisfies Record<string, Step>;
