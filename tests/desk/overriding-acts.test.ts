import { OVERRIDING_ACTS } from '../../desk/audit-year/overriding-acts.js';
import { everyAction } from '../../desk/words.js';
import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';
import { RECALL } from '../../procedures/recall.js';

test('every act that counts as an override is an act of some procedure', () => {
  const written = ALL_PROCEDURES.flatMap((procedure) => everyAction(procedure).map(([name]) => name));
  const known = new Set([RECALL, ...written]);
  expect(OVERRIDING_ACTS.filter((name) => !known.has(name))).toEqual([]);
});
