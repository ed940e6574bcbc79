import { MASK, readersOf, visibleFacts } from '../../desk/visible-facts.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { ROLES, type Role } from '../../procedures/vocabulary.js';
import { demoApplicants } from '../../bin/demo-people.js';

const home = latestProcedure('home-renovation');
const facts = { ...demoApplicants(1, 1)[0]?.form };

test('the ID number is not shown to those who have no need of it', () => {
  expect(visibleFacts(home, facts, ['villageOfficer']).idNumber).toBe(facts.idNumber);
  for (const role of ['contractor', 'assessor', 'manager', 'administrator', 'auditFirm', 'cityInspector'] as const) {
    expect(visibleFacts(home, facts, [role]).idNumber).toBe(MASK);
  }
});

test('nobody without a role sees anything personal', () => {
  const shown = visibleFacts(home, facts, []);
  for (const name of readersOf(home).keys()) if (name in facts) expect(shown[name]).toBe(MASK);
});

test.each(Object.keys(ROLES) as Role[])('%s sees exactly what the table says', (role) => {
  const shown = visibleFacts(home, facts, [role]);
  for (const [name, who] of readersOf(home)) if (name in facts) expect(shown[name] === MASK).toBe(!who.has(role));
});

test('one of several roles is enough', () => {
  expect(visibleFacts(home, facts, ['administrator', 'finance']).idNumber).toBe(facts.idNumber);
});
