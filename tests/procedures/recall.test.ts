import { expect, test } from '@jest/globals';
import { ALL_PROCEDURES, latestProcedure } from '../../procedures/all-procedures.js';
import { perform } from '../../procedures/engine.js';
import { actionAt, actionsAt } from '../../procedures/procedure.js';
import { RECALL, recall, recallFor, standingActs } from '../../procedures/recall.js';
import { isRecallable } from '../../procedures/recallable.js';
import { writtenActions } from '../../procedures/table-checks/table-action.js';
import { judgedAt } from './circumstances.js';

const recallable = (id: string): string[] => {
  const procedure = latestProcedure(id);
  const able = writtenActions(procedure).filter(({ name, action }) => {
    const [role = 'clock'] = action.by;
    return isRecallable(procedure, action, { name, role });
  });
  return [...new Set(able.map(({ name }) => name))].sort();
};

test('what posts, publishes, pays, closes or binds a lot is never recalled; what only moves a home or tells an office may be', () => {
  expect(recallable('tender-lot')).toEqual([]);
  expect(recallable('follow-up')).toEqual(['recordDefect', 'recordRemedy', 'recordVisit']);
  expect(recallable('recovery')).toEqual(
    ['agreeRepayPlan', 'approveClaim', 'dismissObjection', 'object', 'objectLate', 'refer', 'serveNotice'].sort(),
  );
  const ofHomes = recallable('home-renovation');
  expect(ofHomes).toEqual(expect.arrayContaining(['acceptApplication', 'object', 'recordAudit', 'requireRework']));
  expect(ofHomes).toEqual(
    expect.arrayContaining(['confirmAppointment', 'reportObstacle', 'askChange', 'refuseChange']),
  );
  const never = ['postNotice', 'recordRemoval', 'approve', 'joinWaitlist', 'submitDesign', 'approveDesign', 'accept'];
  const money = ['settle', 'orderPayment', 'confirmPayment', 'withdraw', 'rejectApplication', 'publicityEnds', 'open'];
  for (const name of [...never, ...money]) expect(ofHomes).not.toContain(name);
});

test('every table knows recalling at every step, and lists it at none', () => {
  for (const procedure of ALL_PROCEDURES)
    for (const step of Object.keys(procedure.steps)) {
      expect(actionAt(procedure, step, RECALL)).toBe(recall);
      expect(actionsAt(procedure, step)).not.toHaveProperty(RECALL);
    }
});

test('it is put to who did the last act, in the seat of that act, and to nobody else', () => {
  const act = { action: 'recordAudit', role: 'countyOfficer', actingFor: null, userId: 'a', orgId: 'o' } as const;
  expect(recallFor(act, 'a')?.by).toEqual(['countyOfficer']);
  expect(recallFor({ ...act, role: 'townOfficer', actingFor: 'villageOfficer' }, 'a')?.by).toEqual(['villageOfficer']);
  const nothing = [
    recallFor(act, 'b'),
    recallFor({ ...act, action: 'open' }, 'a'),
    recallFor({ ...act, action: RECALL }, 'a'),
    recallFor({ ...act, role: 'lot' }, 'a'),
    recallFor({ ...act, role: 'clock', userId: null }, 'a'),
  ];
  expect(nothing).toEqual([null, null, null, null, null]);
});

test('neither a recalled act nor its recall counts afterwards', () => {
  const acts = ['open', 'accept', 'recall', 'accept', 'settle', 'recall'].map((action, at) => ({ action, at }));
  expect(standingActs(acts).map(({ at }) => at)).toEqual([0, 3]);
});

test('nothing is undone of which nothing was kept', () => {
  const procedure = latestProcedure('home-renovation');
  const { case: state, command } = judgedAt(procedure, 'applied', RECALL);
  expect(() => perform(procedure, state, command)).toThrow('nothing to go back to');
});
