import Sequencer from '@jest/test-sequencer';

/** The files that take minutes, the longest first. On a machine without a memory of earlier runs Jest begins with the largest. */
const LONGEST = [
  'browser/every-step',
  'faults/fault-run',
  'bin/demo',
  'browser/whole-way-of-a-lot',
  'browser/staff-pages',
  'browser/lot-pages',
].map((name) => `/tests/${name}.test.ts`);

const placeOf = ({ path }) => {
  const place = LONGEST.findIndex((name) => path.endsWith(name));
  return place < 0 ? LONGEST.length : place;
};

/** Begins with what takes longest, so that no process is left alone with it at the end. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
