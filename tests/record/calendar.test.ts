import fc from 'fast-check';
import { addDays } from '../../procedures/days.js';
import { calendarDays, months, workingDays } from '../../procedures/vocabulary.js';
import { type Calendar, daysUsed, endOfTerm, nextWorkingDay, workingDayAtOrBefore } from '../../record/calendar.js';

// 2026 as far as these tests need it: National Day from Thursday 1 to Wednesday 7 October, made up for on two weekend days.
const calendar: Calendar = new Map([
  [
    2026,
    {
      rest: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
      work: new Set(['2026-09-20', '2026-10-10']),
    },
  ],
]);

describe('the working day that a day of rest belongs to', () => {
  it.each([
    ['2026-09-30', '2026-09-30'],
    ['2026-10-07', '2026-09-30'],
    ['2026-10-10', '2026-10-10'],
    ['2026-10-11', '2026-10-10'],
    ['2028-01-02', '2027-12-31'],
  ])('of %s is %s', (day, working) => expect(workingDayAtOrBefore(calendar, day)).toBe(working));
});

describe('the end of a term', () => {
  it('does not count the day on which it begins', () => {
    expect(endOfTerm(calendar, '2026-03-02', workingDays(5), false)).toEqual({
      lastDay: '2026-03-09',
      provisional: false,
    });
    expect(endOfTerm(calendar, '2026-03-02', calendarDays(5), false)).toEqual({
      lastDay: '2026-03-07',
      provisional: false,
    });
    expect(endOfTerm(calendar, '2026-01-31', months(1), false)).toEqual({ lastDay: '2026-02-28', provisional: false });
  });

  it('passes over holidays and counts the weekend days on which people work', () => {
    expect(endOfTerm(calendar, '2026-09-30', workingDays(3), false)).toEqual({
      lastDay: '2026-10-10',
      provisional: false,
    });
    expect(endOfTerm(calendar, '2026-09-18', workingDays(1), false)).toEqual({
      lastDay: '2026-09-20',
      provisional: false,
    });
  });

  it('rolls off a day of rest only where the policy says so', () => {
    expect(endOfTerm(calendar, '2026-09-30', calendarDays(3), false).lastDay).toBe('2026-10-03');
    expect(endOfTerm(calendar, '2026-09-30', calendarDays(3), true).lastDay).toBe('2026-10-08');
    expect(nextWorkingDay(calendar, '2026-10-08').lastDay).toBe('2026-10-08');
  });

  it('is provisional when it needs a year that was not loaded, and then assumes plain weekdays', () => {
    expect(endOfTerm(calendar, '2026-12-30', workingDays(3), false)).toEqual({
      lastDay: '2027-01-04',
      provisional: true,
    });
    expect(endOfTerm(calendar, '2026-12-30', calendarDays(3), false).provisional).toBe(false);
    expect(endOfTerm(calendar, '2026-12-30', calendarDays(3), true).provisional).toBe(true);
  });
});

describe('a pause', () => {
  it('gives back exactly the rest, wherever it falls', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((offset) => addDays('2026-02-02', offset));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 30 }), (start, term, pausedAfter) => {
        const end = endOfTerm(calendar, start, workingDays(term), false).lastDay;
        const pausedOn = addDays(start, pausedAfter);
        fc.pre(pausedOn <= end);
        const used = daysUsed(calendar, 'workingDays', start, pausedOn);
        // The day of the pause is not used; resumed on that same day it is lost to the pause, so one more is needed.
        const resumed = endOfTerm(calendar, pausedOn, workingDays(term - used), false).lastDay;
        expect(used).toBeLessThan(term);
        expect(daysUsed(calendar, 'workingDays', start, addDays(resumed, 1))).toBeGreaterThanOrEqual(term);
      }),
    );
  });

  it('uses neither the first day nor the day of the pause', () => {
    expect(daysUsed(calendar, 'workingDays', '2026-03-02', '2026-03-02')).toBe(0);
    expect(daysUsed(calendar, 'workingDays', '2026-03-02', '2026-03-03')).toBe(0);
    expect(daysUsed(calendar, 'workingDays', '2026-03-02', '2026-03-05')).toBe(2);
    expect(daysUsed(calendar, 'calendarDays', '2026-03-06', '2026-03-10')).toBe(3);
  });
});
