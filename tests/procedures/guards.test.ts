import { type GuardName, guards } from '../../procedures/guards.js';
import { homeRenovation1 } from '../../procedures/home-renovation.js';
import { writtenActions } from '../../procedures/table-checks/table-action.js';
import { type Circumstances, judgedAt } from './circumstances.js';
import { GUARD_CASES } from './guard-cases.js';

const names = Object.keys(guards) as GuardName[];
const judged = (circumstances: Circumstances) => judgedAt(homeRenovation1, 'applied', 'withdraw', circumstances);

describe.each(names)('guard %s', (name) => {
  const { passes, refuses } = GUARD_CASES[name];

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

  it('is named by an action', () => {
    expect(writtenActions(homeRenovation1).some(({ action }) => action.guards?.includes(name))).toBe(true);
  });
});
