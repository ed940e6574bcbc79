import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';
import { RECALL, recall } from '../../procedures/recall.js';
import { homeRenovation1 } from '../../procedures/home-renovation.js';
import { type GuardName, guards } from '../../procedures/guards.js';
import type { Judged } from '../../procedures/guards.js';
import { possibleActions } from '../../procedures/table-checks/table-action.js';
import { type Circumstances, judgedAt } from './circumstances.js';
import { GUARD_CASES } from './guard-cases.js';

const names = Object.keys(guards) as GuardName[];

/** Where some table names the guard, so that its policy is at hand; recalling is in every table, and written in none. */
function placeOf(name: GuardName) {
  if (recall.guards.some((each) => each === name)) return { procedure: homeRenovation1, step: 'applied', name: RECALL };
  for (const procedure of ALL_PROCEDURES) {
    const found = possibleActions(procedure).find(({ action }) => action.guards?.includes(name));
    if (found) return { procedure, ...found };
  }
  throw new Error(`no action names the guard ${name}`);
}

describe.each(names)('guard %s', (name) => {
  const { passes, refuses } = GUARD_CASES[name];
  const place = placeOf(name);
  const judged = (circumstances: Circumstances): Judged =>
    judgedAt(place.procedure, place.step, place.name, circumstances);

  it.each(passes.map((circumstances) => [circumstances]))('passes %j', (circumstances) => {
    expect(guards[name].check(judged(circumstances))).toBeNull();
  });

  it.each(refuses)('refuses with %s for %j', (code, circumstances) => {
    expect(guards[name].check(judged(circumstances))).toMatchObject({ code });
  });

  it('never fails when someone only asks what would be possible', () => {
    for (const circumstances of [...passes, ...refuses.map(([, each]) => each)]) {
      expect(() => guards[name].check(judged({ ...circumstances, form: null }))).not.toThrow();
    }
    expect(guards[name].check(judged({ ...passes[0], form: null }))).toBeNull();
  });

  it('takes a derived fact that nobody loaded for a fault, not for an answer', () => {
    const check = () => guards[name].check(judged({ ...passes[0], derived: {} }));
    if (guards[name].needs.length > 0) expect(check).toThrow(/was not loaded/);
    else expect(check).not.toThrow();
  });
});
