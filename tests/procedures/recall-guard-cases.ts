import type { DerivedFacts } from '../../procedures/case.js';
import type { GuardName } from '../../procedures/guards.js';
import type { Circumstances } from './circumstances.js';
import type { GuardCase } from './guard-case.js';

type LastAct = DerivedFacts['lastAct'];

const own: LastAct = {
  action: 'acceptApplication',
  role: 'villageOfficer',
  actingFor: null,
  userId: 'user of recall',
  orgId: 'org of recall',
  before: { step: 'applied', suspended: [], enteredOn: '2026-06-01', facts: {}, clocks: null },
  hasLeft: false,
  lotActed: false,
};
const last = (change: Partial<LastAct> = {}): Circumstances => ({ derived: { lastAct: { ...own, ...change } } });
const forTheVillage: Circumstances = { by: { role: 'townOfficer', actingFor: 'villageOfficer' } };
const actedEarlier = { past: [{ action: 'open', userId: 'user of recall', orgId: 'org of recall' }] };
const other = last({ userId: 'another', before: null });

export const recall = {
  lastActMayBeRecalled: {
    passes: [last(), { ...last({ role: 'townOfficer', actingFor: 'villageOfficer' }), ...forTheVillage }],
    refuses: [
      ['notLastActor', other],
      ['actedSince', { ...other, ...actedEarlier }],
      // The clock is nobody, and nobody is not the clock.
      ['notLastActor', { ...last({ role: 'clock', userId: null }), by: { userId: null } }],
      ['notRecallable', last({ before: null })],
      ['notRecallable', last({ before: null, hasLeft: true })],
      ['notYourRole', last({ role: 'countyOfficer' })],
      ['notYourRole', last({ orgId: 'elsewhere' })],
      ['notYourRole', { ...last(), ...forTheVillage }],
      ['actedSince', last({ lotActed: true })],
      ['applicantTold', last({ hasLeft: true })],
    ],
  },
} as const satisfies Partial<Record<GuardName, GuardCase>>;
