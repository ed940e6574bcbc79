import { expect, test } from '@jest/globals';
import { everyAction } from '../../desk/words.js';
import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';

test('no act changes a name after the opening, so a case is found under the name that it shows', () => {
  const changing = ALL_PROCEDURES.flatMap((procedure) =>
    everyAction(procedure)
      .filter(([, { form = {} }]) => Object.values(form).some(({ fact }) => fact === 'name'))
      .map(([name]) => `${procedure.id}: ${name}`),
  );
  expect(changing).toEqual([]);
});
