import { finishAtPace } from '../../desk/pace.js';

const TODAY = '2026-06-30';

test.each([
  // 30 in 90 days are one in three days: 20 more take 60 days.
  [{ quota: 50, accepted: 30, acceptedLately: 30 }, '2026-08-29'],
  // A part of a day is a day.
  [{ quota: 10, accepted: 3, acceptedLately: 8 }, '2026-09-17'],
  [{ quota: null, accepted: 3, acceptedLately: 3 }, null],
  [{ quota: 10, accepted: 10, acceptedLately: 5 }, null],
  [{ quota: 10, accepted: 12, acceptedLately: 5 }, null],
  [{ quota: 10, accepted: 2, acceptedLately: 0 }, null],
])('%o is finished on %s', (pace, day) => {
  expect(finishAtPace(pace, TODAY)).toBe(day);
});
