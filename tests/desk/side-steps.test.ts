import { describe, expect, test } from '@jest/globals';
import { sideStepsOf } from '../../desk/side-steps.js';
import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';

const SIDE = {
  'home-renovation': [
    'publicityHeld',
    'objectionInquiry',
    'waitlisted',
    'inLot',
    'rework',
    'deathReported',
    'deathDuringWorks',
  ],
  'tender-lot': ['awaitingOutside', 'challengeInquiry'],
  'follow-up': [],
  recovery: ['objectionInquiry', 'repaying', 'referred'],
  'small-grant': ['publicityHeld', 'objectionInquiry', 'deathReported'],
} as Readonly<Record<string, readonly string[]>>;

describe('the tracker shows a step that most cases never enter only when this one did', () => {
  test.each(ALL_PROCEDURES.map((each) => [`${each.id} ${each.version}`, each] as const))('%s', (_name, procedure) => {
    expect([...sideStepsOf(procedure)]).toEqual(SIDE[procedure.id]);
  });
});
