import { anywhere as ofRenovation } from '../home-renovation/anywhere.js';
import { deathSteps as renovationSteps } from '../home-renovation/death.js';
import type { AnywhereAction, Step } from '../procedure.js';
import { STEP_TITLES } from './step-titles.js';

const { escalate, withdraw, reportDeath, cancelCard, regrade, updateContact } = ofRenovation;
const { confirmDeath, reverseDeath } = renovationSteps.deathReported.actions;

/** What may happen at any step before the approval is what may happen there to every application; no lot can hold it. */
export const anywhere = {
  escalate: { ...escalate, phases: ['review', 'money', 'halted'] },
  withdraw: { ...withdraw, phases: ['review'], guards: [] },
  reportDeath: { ...reportDeath, phases: ['review'] },
  cancelCard: { ...cancelCard, phases: ['review'], guards: [] },
  regrade,
  updateContact: { ...updateContact, phases: ['review'] },
} as const satisfies Record<string, AnywhereAction>;

/** A death reported before the approval halts the case; confirmed, it ends. */
export const deathSteps = {
  deathReported: {
    title: STEP_TITLES.deathReported,
    phase: 'halted',
    clocks: { deadline: { lasts: 'deathReportDays', then: 'escalate' } },
    actions: { confirmDeath, reverseDeath },
  },
} as const satisfies Record<string, Step>;
