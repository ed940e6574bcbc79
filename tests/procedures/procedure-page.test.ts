import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_PROCEDURES, latestProcedure } from '../../procedures/all-procedures.js';
import { procedurePage } from '../../procedures/procedure-page.js';
import { possibleActions } from '../../procedures/table-checks/table-action.js';

describe.each([...new Set(ALL_PROCEDURES.map(({ id }) => id))])('the page about %s', (id) => {
  const procedure = latestProcedure(id);
  const page = procedurePage(procedure);

  it('is the one in docs/procedures', () => {
    expect(readFileSync(join(import.meta.dirname, `../../docs/procedures/${id}.md`), 'utf8')).toBe(page);
  });

  it('names every step, action and clock', () => {
    for (const { step, name } of possibleActions(procedure)) {
      expect(page).toContain(`(\`${step}\`)`);
      expect(page).toContain(`\`${name}\``);
    }
  });

  it('draws every step as reached', () => {
    const drawn = page.slice(page.indexOf('stateDiagram-v2'), page.indexOf('## Steps'));
    for (const step of Object.keys(procedure.steps)) expect(drawn).toContain(` as ${step}\n`);
  });
});
