import { describe, expect, test } from '@jest/globals';
import { inquiryOf } from '../../desk/inquiry.js';
import { hasApplicant } from '../../desk/issue-case-code.js';
import { PLAIN_STEPS, plainStep } from '../../desk/plain-steps/plain-steps.js';
import { ALL_PROCEDURES, latestProcedure } from '../../procedures/all-procedures.js';

const applications = ALL_PROCEDURES.filter(hasApplicant);
const steps = [...new Set(applications.flatMap(({ steps: all }) => Object.keys(all)))];

describe('what an applicant is told of a step', () => {
  test('is asked for programmes of persons alone', () => {
    expect([...new Set(applications.map(({ id }) => id))].sort()).toEqual(['home-renovation', 'small-grant']);
  });

  test.each(steps)('%s is said in both languages', (step) => {
    const { means, next, asked } = plainStep(step);
    for (const { zh, en } of [means, next, ...(asked ? [asked] : [])]) {
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(en).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('is there for no step that there is not', () => {
    expect(Object.keys(PLAIN_STEPS).filter((step) => !steps.includes(step))).toEqual([]);
  });
});

test('who inquires, and how an inquiry ends, is read off the table', () => {
  expect(inquiryOf(latestProcedure('home-renovation'))).toEqual({
    by: ['townOfficer', 'countyOfficer'],
    endings: ['dismissObjection', 'upholdObjection', 'changeAfterObjection'],
  });
  expect(inquiryOf(latestProcedure('follow-up'))).toBeNull();
});
