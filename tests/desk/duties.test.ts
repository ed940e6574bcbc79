import { expect, test } from '@jest/globals';
import { dutiesAt } from '../../desk/duties.js';
import { latestProcedure } from '../../procedures/all-procedures.js';

type Programme = Parameters<typeof latestProcedure>[0];

const at = (id: Programme, step: string) => [...dutiesAt(latestProcedure(id), step)];

test.each([
  ['home-renovation', 'applied', ['acceptApplication']],
  ['home-renovation', 'publicityHeld', ['recordRemoval', 'endHeldPublicity']],
  ['home-renovation', 'workOrdered', ['startWork', 'startByContractor']],
  ['home-renovation', 'rework', ['reworkDone', 'reworkDoneByContractor']],
  ['home-renovation', 'accepted', ['settle', 'settleByContract']],
  ['home-renovation', 'paymentOrdered', ['confirmPayment']],
  ['tender-lot', 'planned', ['publish', 'recordOutsideNotice', 'callOffFramework']],
  ['recovery', 'owed', ['recordLastRepayment', 'agreeRepayPlan', 'refer']],
] as const)('%s, %s: what leads on is the task', (id, step, duties) => {
  expect(at(id, step)).toEqual(duties);
});

test('an objection that someone may raise is nobody’s task; taking the notice down is', () => {
  expect(at('home-renovation', 'publicised')).toEqual(['recordRemoval']);
  expect(at('tender-lot', 'resultPublicised')).toEqual([]);
});

test('nor is what sends the case back, or what ends it before its time', () => {
  expect(at('home-renovation', 'countyApproval')).toEqual(['approve', 'joinWaitlist']);
  expect(at('tender-lot', 'published')).toEqual([]);
  expect(at('tender-lot', 'warranty')).toEqual([]);
});

test('an interruption is over when the case goes back to the step that waits', () => {
  expect(at('home-renovation', 'objectionInquiry')).toEqual(['dismissObjection']);
  expect(at('home-renovation', 'deathReported')).toEqual(['confirmDeath', 'reverseDeath']);
});
