import { publishedCalendar } from '../../bin/demo-calendars.js';
import { DEMO_PEOPLE, DEMO_SEED } from '../../bin/demo-lists.js';
import { demoApplicants, demoPeople } from '../../bin/demo-people.js';
import { demoAccounts, seedDemo } from '../../bin/seed-demo.js';
import { readForm } from '../../desk/form-schema.js';
import { signIn } from '../../desk/sign-in.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { ROLES } from '../../procedures/vocabulary.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';
import { TEST_KEYS, TEST_TODAY } from '../harness/test-keys.js';

describe('the demo county', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('has an account for every role, and each one signs in with the password that is printed', async () => {
    const accounts = await demoAccounts(database.ownerUrl);
    expect([...new Set(accounts.flatMap(({ roles }) => roles))].sort()).toEqual(Object.keys(ROLES).sort());
    for (const { login, password } of accounts.filter((_, place) => place % 6 === 0)) {
      expect(await signIn(database.pool, login, password)).toHaveProperty('userId');
    }
  });

  it('has the money of the policy: 3,500 and 2,500 yuan for each home of the quota, the lottery first', async () => {
    const rows = await database.read<{ name: string; perHome: string }>(
      `select f.name, (f.total_fen / q.total)::text as "perHome" from funds f
       join quotas q on (q.programme, q.year) = (f.programme, f.year) where f.programme = 'home-renovation' order by f.position`,
    );
    expect(rows.map(({ perHome }) => perHome)).toEqual(['350000', '250000']);
    expect(rows[0]?.name).toContain('彩票');
  });

  it('has 350,000 yuan for the 35 homes of the small grant', async () => {
    const rows = await database.read(
      `select q.total as homes, f.total_fen::text as "totalFen" from funds f
       join quotas q on (q.programme, q.year) = (f.programme, f.year) where f.programme = 'small-grant'`,
    );
    expect(rows).toEqual([{ homes: 35, totalFen: '35000000' }]);
  });

  it('shows no person in its reference lists', async () => {
    const rows = await database.read<{ entry: string }>('select e::text as entry from reference_entries e');
    const text = rows.map(({ entry }) => entry).join('\n');
    expect(rows).toHaveLength(2 * DEMO_PEOPLE + 4);
    for (const { name, idNumber, address } of demoPeople(DEMO_SEED, DEMO_PEOPLE)) {
      for (const personal of [name, idNumber, address]) expect(text).not.toContain(personal);
    }
  });

  it('is not seeded over what is there', async () => {
    await expect(seedDemo({ ownerUrl: database.ownerUrl, keys: TEST_KEYS })).rejects.toThrow();
    expect(await database.read('select from tenants')).toHaveLength(1);
  });
});

describe('invented applicants', () => {
  it('hand in forms that the desk takes, each with an ID number of its own', () => {
    const { form } = latestProcedure('home-renovation').opening;
    const applicants = demoApplicants(7, 200);
    for (const applicant of applicants) expect(readForm(form, applicant.form, TEST_TODAY)).not.toHaveProperty('errors');
    expect(new Set(applicants.map(({ person }) => person.idNumber)).size).toBe(200);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(demoPeople(7, 20)).toEqual(demoPeople(7, 40).slice(0, 20));
    expect(demoPeople(8, 1)[0]?.idNumber).not.toBe(demoPeople(7, 1)[0]?.idNumber);
  });
});

describe('a published calendar', () => {
  it('knows the rest days and the working weekends of a year', () => {
    expect(publishedCalendar(2026)?.restDays).toContain('2026-10-01');
    expect(publishedCalendar(2026)?.workDays).toContain('2026-10-10');
  });

  it('is refused for a year that nobody has published', () => {
    expect(publishedCalendar(2027)).toBeNull();
  });
});
