import { latestProcedure, procedureOf } from '../../procedures/all-procedures.js';
import { addDays, addMonths } from '../../procedures/days.js';
import { homeRenovation1, homeRenovation3 } from '../../procedures/home-renovation.js';

describe('days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-06-15', 0, '2026-06-15'],
  ])('%s and %i days is %s', (day, count, later) => {
    expect(addDays(day, count)).toBe(later);
  });

  it.each([
    ['2021-06-15', 60, '2026-06-15'],
    ['2024-02-29', 60, '2029-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %i months is %s', (day, count, later) => {
    expect(addMonths(day, count)).toBe(later);
  });
});

describe('procedures', () => {
  it('are found by name and version', () => {
    expect(procedureOf('home-renovation', 1)).toBe(homeRenovation1);
    expect(latestProcedure('home-renovation')).toBe(homeRenovation3);
  });

  it('that do not exist are named with those that do', () => {
    expect(() => procedureOf('home-renovation', 9)).toThrow(
      'there is no procedure home-renovation version 9; known are home-renovation version 1',
    );
    expect(() => latestProcedure('moon-landing')).toThrow('there is no procedure moon-landing');
  });
});
