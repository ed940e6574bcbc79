import { homeRenovation1 } from '../../procedures/home-renovation.js';
import { parsePolicy, policyToJson } from '../../procedures/policies.js';
import { policyLimitsOf } from '../../procedures/procedure.js';
import { months, workingDays } from '../../procedures/vocabulary.js';

const defaults = homeRenovation1.policy;
const limits = policyLimitsOf(homeRenovation1);
const parse = (json: unknown) => parsePolicy(defaults, json, limits);

describe('a county’s policy', () => {
  it('is laid over the defaults of the procedure', () => {
    const parsed = parse({
      grantCapFen: '450000',
      publicityDays: { unit: 'workingDays', count: 5 },
      eligibleGrades: ['1'],
    });
    expect(parsed).toEqual({
      policy: { ...defaults, grantCapFen: 450_000n, publicityDays: workingDays(5), eligibleGrades: ['1'] },
    });
  });

  it('survives being stored as JSON', () => {
    const stored: unknown = JSON.parse(JSON.stringify(policyToJson(defaults)));
    expect(parse(stored)).toEqual({ policy: defaults });
    expect(stored).toMatchObject({ grantCapFen: '600000', repeatTerm: months(60) });
  });

  it('holds nothing but the defaults when it says nothing', () => {
    expect(parse({})).toEqual({ policy: defaults });
  });

  it('is refused with every problem at once', () => {
    const parsed = parse({ colour: 'red', grantCapFen: 600000, maxReworkRounds: -1, publicityDays: 7 });
    expect(parsed).toEqual({
      problems: [
        'colour: there is no such setting',
        'grantCapFen: must be an amount of whole fen, as a string of digits',
        'maxReworkRounds: must not be negative',
        'publicityDays: must be a length of time: { unit, count }',
      ],
    });
  });

  it.each([
    ['grantCapFen', '-1', 'must not be negative'],
    ['grantCapFen', '6000.00', 'must be an amount of whole fen, as a string of digits'],
    ['grantCapFen', '007', 'must be an amount of whole fen, as a string of digits'],
    ['maxReworkRounds', 1.5, 'must be a whole number'],
    ['maxReworkRounds', '2', 'must be a whole number'],
    ['coPayPercentNearPoor', 101, 'must be at most 100 percent'],
    ['deliveryMode', 'barter', 'must be one of selfOrganised, tender'],
    ['deliveryMode', 3, 'must be a word'],
    ['publicityDays', { unit: 'workingDays', count: -7 }, 'must not be negative'],
    ['publicityDays', { unit: 'workingDays', count: 0.5 }, 'must last a whole number'],
    ['publicityDays', { unit: 'weeks', count: 1 }, 'must be counted in workingDays or calendarDays or months'],
    ['publicityDays', { unit: 'workingDays', count: 7, roll: true }, 'must be a length of time: { unit, count }'],
    ['repeatTerm', { unit: 'workingDays', count: 900 }, 'must be counted in months or calendarDays'],
    ['eligibleGrades', '1', 'must be a list of words'],
    ['eligibleGrades', ['1', '9'], 'knows no 9; there are 1, 2, 3, 4'],
    ['eligibleGrades', ['1', '1'], 'names something twice'],
    [
      'fourEyes',
      [{ action: 'approve', notBy: 'recordAudit' }],
      'must be a list of pairs: { action, notBy, same: person or organisation }',
    ],
    ['fourEyes', [{ action: 'approve', notBy: 'dream', same: 'person' }], 'there is no action dream'],
    ['constructor', {}, 'there is no such setting'],
  ])('cannot set %s to %j', (key, value, problem) => {
    expect(parse({ [key]: value })).toEqual({ problems: [`${key}: ${problem}`] });
  });

  it.each([[null], [[]], ['{}'], [7]])('cannot be %j', (json) => {
    expect(parse(json)).toEqual({ problems: ['a policy must be an object of settings'] });
  });

  it('may switch a yes or no', () => {
    expect(parsePolicy({ rolls: true }, { rolls: false })).toEqual({ policy: { rolls: false } });
    expect(parsePolicy({ rolls: true }, { rolls: 'no' })).toEqual({ problems: ['rolls: must be true or false'] });
  });
});
