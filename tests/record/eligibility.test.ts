import { randomUUID } from 'node:crypto';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { demoPeople } from '../../bin/demo-people.js';
import { importList, type ListImport, type ListRow } from '../../record/import-list.js';
import { RecordDriver, seatOf } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: RecordDriver;
let caseId: string;

const ADMINISTRATOR = seatOf('admin1', 'administrator');
const [person] = demoPeople(1, 1);
if (!person) throw new Error('the builder made nobody');

beforeEach(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
  caseId = await driver.open(0);
  await driver.goThrough(caseId, 'passTownReview');
});
afterEach(() => database.drop());

/** A list as of today with these rows; the applicant is in it only where a test puts them. */
async function imports(kind: ListImport['kind'], rows: readonly ListRow[]): Promise<void> {
  const list = { kind, name: '测试名单', asOf: await driver.today(), rows, leftOut: 0 };
  await importList(driver.deps, DEMO_TENANT.id, list, ADMINISTRATOR);
}

/** What the audit says now. */
const audited = async () => {
  const result = await driver.act(caseId, 'recordAudit');
  return result.kind === 'refused'
    ? [result.refusal.code, result.refusal.about].filter(Boolean).join(' ')
    : result.kind;
};

describe('a list that is missing or too old', () => {
  it.each([
    ['cardRegister', 'cardNotChecked'],
    ['hardshipRegister', 'hardshipNotChecked'],
    ['renovatedBefore', 'renovationNotChecked'],
    ['ageingAdaptation', 'ageingNotChecked'],
  ] as const)('%s: the check answers "not checked", which refuses', async (kind, code) => {
    await database.owner.query(`update reference_lists set as_of = as_of - 400 where kind = $1`, [kind]);
    expect(await audited()).toBe(`${code} tooOld`);
    await database.owner.query(
      `delete from reference_entries where list_id in (select id from reference_lists where kind = $1)`,
      [kind],
    );
    await database.owner.query(`delete from reference_lists where kind = $1`, [kind]);
    expect(await audited()).toBe(`${code} missing`);
  });
});

describe('the registers', () => {
  it('refuse a card that is not there, not valid, or differs', async () => {
    await imports('cardRegister', []);
    expect(await audited()).toBe('cardNotValid');
    const row = (detail: Record<string, string>) => ({ idNumber: person.idNumber, detail });
    await imports('cardRegister', [row({ status: 'cancelled', category: person.category, grade: person.grade })]);
    expect(await audited()).toBe('cardNotValid');
    await imports('cardRegister', [row({ status: 'valid', category: person.category, grade: '4' })]);
    expect(await audited()).toBe('cardDiffers');
    await imports('cardRegister', [row({ status: 'valid', category: person.category, grade: person.grade })]);
    expect(await audited()).toBe('recorded');
  });

  it('refuse a household whose hardship nobody recognised', async () => {
    await imports('hardshipRegister', []);
    expect(await audited()).toBe('hardshipNotRecognised');
    await imports('hardshipRegister', [
      { householdRegister: person.householdRegister, detail: { status: person.hardship } },
    ]);
    expect(await audited()).toBe('recorded');
  });
});

describe('a home served before', () => {
  it.each([
    ['the ID number', { idNumber: person.idNumber }],
    ['the household', { householdRegister: person.householdRegister }],
    ['the address', { address: ` ${person.address} ` }],
  ])('is found by %s', async (_by, row) => {
    await imports('ageingAdaptation', [{ ...row, detail: {} }]);
    expect(await audited()).toBe('alreadyAgeingAdapted');
    await imports('ageingAdaptation', []);
    await imports('renovatedBefore', [{ ...row, detail: { acceptedOn: '2023-05-01', grade: person.grade } }]);
    expect(await audited()).toBe('renovatedWithinTerm 2023-05-01');
  });

  it('counts five years from the acceptance', async () => {
    const accepted = (acceptedOn: string) => [
      { idNumber: person.idNumber, detail: { acceptedOn, grade: person.grade } },
    ];
    const today = await driver.today();
    const fiveYearsAgo = `${Number(today.slice(0, 4)) - 5}${today.slice(4)}`;
    await imports('renovatedBefore', accepted(fiveYearsAgo));
    expect(await audited()).toBe('recorded');
  });

  it('may be served again when the grade changed since', async () => {
    const grade = person.grade === '1' ? '3' : '4';
    await imports('renovatedBefore', [{ idNumber: person.idNumber, detail: { acceptedOn: '2024-05-01', grade } }]);
    expect(await audited()).toBe('recorded');
  });

  it('is known from our own acceptances too, for every member of the household', async () => {
    await driver.actAll(caseId, ['withdraw']);
    await driver.setToday('2026-03-02');
    await driver.goThrough(await driver.open(6, { address: person.address }), 'confirmPayment');
    await driver.setToday('2026-03-02');
    caseId = await driver.open(0);
    await driver.goThrough(caseId, 'passTownReview');
    expect(await audited()).toMatch(/^renovatedWithinTerm 2026-/);
  });
});

it('an import is whole or not at all, and names itself', async () => {
  const asOf = await driver.today();
  const list = { kind: 'ageingAdaptation', name: '适老化 2026', asOf, leftOut: 0 } as const;
  const imported = await importList(
    driver.deps,
    DEMO_TENANT.id,
    { ...list, rows: [{ idNumber: randomUUID(), detail: {} }] },
    ADMINISTRATOR,
  );
  expect(imported.rows).toBe(1);
  const wrong = { ...list, asOf: 'never', rows: [{ detail: {} }] };
  await expect(importList(driver.deps, DEMO_TENANT.id, wrong, ADMINISTRATOR)).rejects.toThrow();
  const [count] = await driver.rows(`select count(*)::int as lists from reference_lists where name = '适老化 2026'`);
  expect(count).toEqual({ lists: 1 });
});
