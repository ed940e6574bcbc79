import { defineProcedure, problemsOf } from '../../procedures/define-procedure.js';
import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';
import type { GuardName } from '../../procedures/guards.js';
import type { Action, ClockRule, Procedure } from '../../procedures/procedure.js';
import { workingDays } from '../../procedures/vocabulary.js';
import { small, withAsked } from './small-procedure.js';

const title = { zh: '某事', en: 'Something' };
const act = (action: Partial<Action>): Action => ({ title, by: ['townOfficer'], ...action });
const clocked = (rule: ClockRule, actions: Record<string, Action> = {}) =>
  withAsked({ clocks: { deadline: rule }, actions });
const byClock = (action: Partial<Action>) => act({ by: ['clock'], ...action });
const date = { title, kind: 'date' } as const;

const lost: Procedure = {
  ...small,
  steps: { ...small.steps, lost: { title, phase: 'plan', actions: { end: act({ to: { close: 'paid' } }) } } },
};
const trapped = withAsked({ actions: { enter: act({ to: 'trap' }) } });

const faults: readonly (readonly [string, Procedure, string])[] = [
  ['start', { ...small, start: 'begun' }, 'start: there is no step begun'],
  ['unreachable step', lost, 'lost: no action leads here'],
  [
    'step with no way out',
    {
      ...trapped,
      steps: {
        ...trapped.steps,
        trap: { title, phase: 'plan', actions: { note: act({}), again: act({ to: 'trap' }) } },
      },
    },
    'trap: no action leads out of it',
  ],
  [
    'unknown target',
    withAsked({ actions: { go: act({ to: 'nowhere' }) } }),
    'asked.go: there is no step nowhere to go to',
  ],
  [
    'suspending without a step',
    withAsked({ actions: { rest: act({ suspends: true }) } }),
    'asked.rest: suspends without a step to go to',
  ],
  [
    'choice of step without a field',
    withAsked({ actions: { go: act({ to: { chosenFrom: ['asked'] } }) } }),
    'asked.go: the form has no choice toStep',
  ],
  [
    'choice of step that differs from its field',
    withAsked({
      actions: {
        go: act({
          to: { chosenFrom: ['asked'] },
          form: { toStep: { title, kind: 'choice', options: { other: title } } },
        }),
      },
    }),
    'asked.go: toStep offers other, not the steps chosen from',
  ],
  [
    'going back where nothing suspends',
    withAsked({ actions: { doubt: act({ to: 'inquiry' }) } }),
    'inquiry: goOn goes back, but nothing suspends into this step',
  ],
  [
    'going back after a plain entry',
    withAsked({ actions: { jump: act({ to: 'inquiry' }) } }),
    'inquiry: goOn goes back, but asked.jump enters without suspending',
  ],
  [
    'going back from the start',
    withAsked({ actions: { back: act({ to: { back: true } }) } }),
    'asked: back goes back, but start enters without suspending',
  ],
  [
    'clock without its action',
    clocked({ lasts: 'askedDays', then: 'vanish' }),
    'asked, clock deadline: vanish is not an action of this step',
  ],
  [
    'clock action that the clock may not perform',
    clocked({ lasts: 'askedDays', then: 'grant' }),
    'asked, clock deadline: grant is not an action by the clock',
  ],
  [
    'clock action with a guard and nothing else to do',
    clocked({ lasts: 'askedDays', then: 'end' }, { end: byClock({ guards: ['noOpenObjection'] }) }),
    'asked, clock deadline: end may be refused and names no other action (otherwise)',
  ],
  [
    'clock action with a refusing posting and nothing else to do',
    clocked({ lasts: 'askedDays', then: 'end' }, { end: byClock({ postings: ['takeQuota'] }) }),
    'asked, clock deadline: end may be refused and names no other action (otherwise)',
  ],
  [
    'otherwise that is no action',
    clocked({ lasts: 'askedDays', then: 'end' }, { end: byClock({ guards: ['noOpenObjection'], otherwise: 'hold' }) }),
    'asked, clock deadline: hold, to be done instead of end, is not an action of this step',
  ],
  [
    'otherwise that may be refused too',
    clocked(
      { lasts: 'askedDays', then: 'end' },
      {
        end: byClock({ guards: ['noOpenObjection'], otherwise: 'hold' }),
        hold: byClock({ guards: ['noOpenObjection'] }),
      },
    ),
    'asked, clock deadline: hold, to be done instead of end, may itself be refused',
  ],
  [
    'clock action with a form',
    withAsked({ actions: { remind: byClock({ form: { on: date } }) } }),
    'asked.remind: an action by the clock can have neither form nor evidence',
  ],
  [
    'clock action that no clock names',
    withAsked({ actions: { chime: byClock({}) } }),
    'asked.chime: only the clock may perform it, and no clock names it',
  ],
  [
    'clock whose length no policy has',
    clocked({ lasts: 'manyDays', then: 'remind' }),
    'asked, clock deadline: the policy has no manyDays',
  ],
  [
    'clock whose length is no length of time',
    { ...small, policy: { ...small.policy, askedDays: 5 } },
    'asked, clock deadline: askedDays of the policy is not a length of time',
  ],
  [
    'clock until a day that nothing sets',
    clocked({ lasts: { untilFact: 'finishBy' }, then: 'remind' }),
    'asked, clock deadline: nothing sets the fact finishBy',
  ],
  [
    'clock until something that is no day',
    clocked({ lasts: { untilFact: 'wish' }, then: 'remind' }),
    'asked, clock deadline: the fact wish is not a day',
  ],
  [
    'unknown guard',
    withAsked({ actions: { go: act({ guards: ['weatherFine' as GuardName] }) } }),
    'asked.go: there is no guard weatherFine',
  ],
  [
    'four eyes on an unknown action',
    { ...small, policy: { ...small.policy, fourEyes: [{ action: 'grant', notBy: 'dream', same: 'person' }] } },
    'policy.fourEyes: there is no action dream',
  ],
  [
    'choices for an unknown setting',
    { ...small, policyChoices: { mode: ['a'] } },
    'policyChoices: the policy has no mode',
  ],
  [
    'default outside its choices',
    { ...small, policy: { ...small.policy, mode: 'b' }, policyChoices: { mode: ['a'] } },
    'policy.mode: must be one of a',
  ],
  [
    'fact of two kinds',
    withAsked({ actions: { note: act({ form: { wish: { ...date, fact: 'wish' } } }) } }),
    'asked.note: sets wish as date, opening as text',
  ],
  [
    'fact of two kinds by a constant',
    withAsked({ actions: { note: act({ sets: { wish: true } }) } }),
    'asked.note: sets wish as constant boolean, opening as text',
  ],
  ['case that nobody may open', { ...small, opening: { ...small.opening, by: [] } }, 'opening: nobody may open a case'],
  ['visit that somebody opens', { ...small, subject: 'visit' }, 'opening: nobody opens visits'],
  [
    'home whose application does not say who and where',
    { ...small, subject: 'home' },
    "opening: a home's application must set the fact idNumber",
  ],
  [
    'action that the lot shares with people',
    withAsked({ actions: { leave: act({ by: ['lot', 'townOfficer'] }) } }),
    'asked.leave: what the lot performs, nobody else may',
  ],
  [
    'action by the lot with papers',
    withAsked({ actions: { leave: act({ by: ['lot'], evidence: [{ slot: 'letter', title, min: 1 }] }) } }),
    'asked.leave: an action by the lot can have no evidence',
  ],
  [
    'clock that is to sign in again',
    withAsked({ actions: { remind: byClock({ signInAgain: true }) } }),
    'asked.remind: only people can sign in again',
  ],
  [
    'home that acts on other cases',
    { ...withAsked({ actions: { join: act({ linked: { cases: 'all', action: 'joinLot' } }) } }), subject: 'home' },
    'asked.join: only a lot has linked cases',
  ],
  [
    'link to homes that the form does not name',
    withAsked({ actions: { join: act({ linked: { cases: 'form', action: 'joinLot' } }) } }),
    'asked.join: the form has no list of homes by number',
  ],
  [
    'link that passes on what nobody asked',
    withAsked({ actions: { join: act({ linked: { cases: 'all', action: 'joinLot', passes: ['finishBy'] } }) } }),
    'asked.join: passes finishBy, which its form does not ask',
  ],
  [
    'fact that is personal in one place only',
    withAsked({
      actions: { note: act({ form: { wish: { title, kind: 'text', max: 9, fact: 'wish', sensitive: ['auditor'] } } }) },
    }),
    'asked.note: wish must be personal here and in opening, or in neither',
  ],
];

describe('the check of a table', () => {
  it('finds nothing wrong with a sound one', () => {
    expect(problemsOf(small)).toEqual([]);
    expect(defineProcedure(small)).toBe(small);
    for (const procedure of ALL_PROCEDURES) expect(problemsOf(procedure)).toEqual([]);
  });

  it.each(faults)('finds a %s', (_fault, procedure, problem) => {
    expect(problemsOf(procedure)).toContain(problem);
  });

  it('lets a constant stand for what a form may say of the same kind', () => {
    const form = { fine: { title, kind: 'boolean', fact: 'fine' } } as const;
    expect(
      problemsOf(withAsked({ actions: { note: act({ form }), settle: act({ sets: { fine: true, wish: null } }) } })),
    ).toEqual([]);
  });

  it('accepts an action that the clock performs in place of another', () => {
    const sound = clocked(
      { lasts: workingDays(3), then: 'end' },
      { end: byClock({ guards: ['noOpenObjection'], otherwise: 'remind' }) },
    );
    expect(problemsOf(sound)).toEqual([]);
  });

  it('reports every problem at once, with the name of the procedure', () => {
    const bad = { ...withAsked({ actions: { go: act({ to: 'nowhere' }), chime: byClock({}) } }), start: 'begun' };
    expect(() => defineProcedure(bad)).toThrow(/small version 1[^]*no step begun[^]*no step nowhere[^]*asked\.chime/);
  });
});
