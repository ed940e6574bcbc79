import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';
import type { Action, Procedure } from '../../procedures/procedure.js';
import { problemsAcross } from '../../procedures/table-checks/check-links.js';
import { small, withAsked } from './small-procedure.js';

const title = { zh: '某事', en: 'Something' };
const act = (action: Partial<Action>): Action => ({ title, by: ['countyOfficer'], ...action });
const byLot = (action: Partial<Action>) => act({ by: ['lot'], ...action });
const finishBy = { title, kind: 'date' } as const;

const lot = (action: Partial<Action>): Procedure => ({ ...withAsked({ actions: { join: act(action) } }), id: 'lot' });
const home = (actions: Record<string, Action>): Procedure => ({
  ...withAsked({ actions }),
  id: 'home',
  subject: 'home',
});
const all = { cases: 'all', action: 'enter' } as const;

describe('what tables ask of each other', () => {
  it('is in order in those that are released', () => {
    expect(problemsAcross(ALL_PROCEDURES)).toEqual([]);
    expect(problemsAcross([small])).toEqual([]);
  });

  it('fits where the home takes just what is passed on', () => {
    const passing = lot({ form: { finishBy }, linked: { ...all, passes: ['finishBy'] } });
    expect(problemsAcross([passing, home({ enter: byLot({ form: { finishBy } }) })])).toEqual([]);
  });

  it.each([
    [
      'an action that no home knows',
      lot({ linked: all }),
      home({}),
      'lot: asked.join: no home has an action enter by the lot',
    ],
    [
      'an action that homes leave to people',
      lot({ linked: all }),
      home({ enter: act({}) }),
      'lot: asked.join: no home has an action enter by the lot',
    ],
    [
      'a field that is not passed on',
      lot({ linked: all }),
      home({ enter: byLot({ form: { finishBy } }) }),
      'lot: asked.join: home: asked.enter asks for finishBy, which is not passed on',
    ],
    [
      'a field of another kind',
      lot({ form: { finishBy: { title, kind: 'text', max: 9 } }, linked: { ...all, passes: ['finishBy'] } }),
      home({ enter: byLot({ form: { finishBy } }) }),
      'lot: asked.join: home: asked.enter does not ask for finishBy of that kind',
    ],
    [
      'a clock that a home may refuse',
      lot({ by: ['clock'], linked: all }),
      home({ enter: byLot({ guards: ['byTender'] }) }),
      'lot: asked.join: home: asked.enter may be refused, so the clock cannot rely on it',
    ],
    [
      'an action that no lot performs',
      lot({}),
      home({ enter: byLot({}) }),
      'home: asked.enter: only a lot may perform it, and no lot does',
    ],
  ])('does not fit for %s', (_fault, first, second, problem) => {
    expect(problemsAcross([first, second])).toContain(problem);
  });
});
