import { createHash } from 'node:crypto';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { demoApplicants } from '../../bin/demo-people.js';
import { csvRows } from '../../desk/csv-rows.js';
import { csvFileBank } from '../../ports/bank.js';
import { type MadeFile, makePaymentFile } from '../../record/payment-files.js';
import { inTenant } from '../../record/in-tenant.js';
import { readFileLines, readPaymentFiles } from '../../record/read-payment-files.js';
import { takePaymentFile } from '../../record/take-payment-file.js';
import { LotDriver } from '../builders/lot-driver.js';
import { seatOf } from '../builders/record-driver.js';
import { settledLot } from '../builders/settled-lot.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

const TENANT = DEMO_TENANT.id;
const OTHER_ACCOUNT = '6200000000000007770';
const COUNTY = [demoId('org:county')];

let database: TestDatabase;
let driver: LotDriver;
let place = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new LotDriver(database.pool);
});
afterAll(() => database.drop());
beforeEach(() => driver.setToday('2026-03-02'));

const bank = csvFileBank(csvRows);

/** Nothing here is on hold. */
function unheld<T>(answer: T | 'onHold'): T {
  if (answer === 'onHold') throw new Error('on hold');
  return answer;
}

/** A file that was made, since something was ordered. */
async function made(): Promise<MadeFile> {
  const file = await make();
  if (!file) throw new Error('nothing was ordered');
  return file;
}
const make = async (login = 'finance1', places = COUNTY) =>
  unheld(await makePaymentFile({ ...driver.deps, bank }, TENANT, { by: seatOf(login, 'finance'), places }));
const take = async (fileId: string, places = COUNTY) =>
  unheld(
    await takePaymentFile({ ...driver.deps, bank }, TENANT, { fileId, places, by: seatOf('finance2', 'finance') }),
  );
const bytesOf = async (fileId: string) => (await take(fileId))?.bytes.toString('utf8') ?? '';
const linesOf = (fileId: string) => inTenant(database.pool, TENANT, (tx) => readFileLines(tx, COUNTY, fileId));

async function ordered(): Promise<{ caseId: string; account: string; name: string }> {
  const at = (place += 1);
  await driver.setToday('2026-03-02');
  const caseId = await driver.open(at);
  await driver.goThrough(caseId, 'orderPayment');
  const form = demoApplicants(1, at + 1)[at]?.form;
  return { caseId, account: String(form?.bankAccount), name: String(form?.name) };
}

/** Every place of the database, as text and as the hex of bytes, in which a value stands. */
async function tablesHolding(value: string): Promise<string[]> {
  const tables = await database.read<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const found = await database.read(
      `select 1 from ${name} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%' limit 1`,
      [value, Buffer.from(value).toString('hex')],
    );
    if (found.length > 0) holding.push(name);
  }
  return holding;
}

describe('a payment file', () => {
  it('holds what is ordered, gives the same bytes for ever, and keeps no account in clear', async () => {
    const home = await ordered();
    const file = await made();
    const [bytes, again] = [await bytesOf(file.id), await bytesOf(file.id)];
    expect(again).toEqual(bytes);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
    const [line] = await linesOf(file.id);
    expect(bytes).toBe(
      `reference,payee,account,amount,note\r\n${line?.reference},${home.name},${home.account},2420.00,${line?.number}\r\n`,
    );
    expect(file).toMatchObject({ year: 2026, number: 1, count: 1, totalFen: '242000', format: 'csv-file-1' });
    expect(await tablesHolding(home.account)).toEqual([]);
    expect(await driver.rows('select user_id from payment_file_downloads')).toEqual(
      Array(2).fill({ user_id: demoId('user:finance2') }),
    );
  });

  it('holds nothing for who died after the order; returned and ordered anew, the heirs are paid', async () => {
    const { caseId, account } = await ordered();
    await driver.actAll(caseId, ['reportDeathDuringWorks']);
    expect(await make()).toBeNull();
    await driver.actAll(caseId, ['recordReturn', 'recordHeirs']);
    await driver.act(caseId, 'orderPayment', { login: 'finance2' });
    const bytes = await bytesOf((await made()).id);
    expect(bytes).not.toContain(account);
    expect(bytes).toContain('6200000000000000018');
  });

  it('stays as it was when the account is corrected afterwards', async () => {
    const { caseId, account } = await ordered();
    const file = await made();
    await driver.actAll(caseId, ['recordReturn']);
    await driver.act(caseId, 'correctAccount', { form: { bankAccount: OTHER_ACCOUNT } });
    const bytes = await bytesOf(file.id);
    expect(bytes).toContain(account);
    await driver.act(caseId, 'orderPayment', { login: 'finance2' });
    const next = await made();
    expect((await linesOf(next.id)).map((line) => line.caseId)).toEqual([caseId]);
    expect(await bytesOf(next.id)).toContain(OTHER_ACCOUNT);
  });

  it('names the heirs where the account is theirs', async () => {
    const caseId = await driver.open((place += 1));
    await driver.goThrough(caseId, 'settle');
    await driver.actAll(caseId, ['reportDeathDuringWorks']);
    await driver.act(caseId, 'continueForHeirs', { form: { heirName: '示例继承人', heirAccount: OTHER_ACCOUNT } });
    await driver.actAll(caseId, ['orderPayment']);
    const bytes = await bytesOf((await made()).id);
    expect(bytes).toContain(`示例继承人,${OTHER_ACCOUNT},`);
  });

  it('takes each payment once, however many officers make files at once', async () => {
    const homes = [await ordered(), await ordered(), await ordered()];
    const files = await Promise.all(['finance1', 'finance2', 'finance1', 'finance2'].map((login) => make(login)));
    const made = files.filter((file) => file !== null);
    expect(made.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    const lines = (await Promise.all(made.map(({ id }) => linesOf(id)))).flat();
    expect(lines.map(({ caseId }) => caseId).sort()).toEqual(homes.map(({ caseId }) => caseId).sort());
    expect(await make()).toBeNull();
  });

  it('leaves out what lies elsewhere, and is not seen from there', async () => {
    await ordered();
    const elsewhere = [demoId('org:no-such-place')];
    expect(await make('finance1', elsewhere)).toBeNull();
    const file = await made();
    expect(await take(file.id, elsewhere)).toBeNull();
    const seen = await inTenant(database.pool, TENANT, (tx) => readPaymentFiles(tx, elsewhere));
    expect(seen).toEqual([]);
  });

  it('cannot be changed or taken away, and no attempt gets into a second one', async () => {
    const { caseId } = await ordered();
    const file = await made();
    for (const sql of ['update payment_file_lines set amount_fen = 1', 'delete from payment_files'])
      await expect(driver.rows(sql)).rejects.toThrow('permission denied');
    const again = database.owner.query(
      `insert into payment_file_lines select tenant_id, file_id, 99, kind, payment_id, tranche_id, amount_fen, payee_sealed from payment_file_lines where file_id = $1`,
      [file.id],
    );
    await expect(again).rejects.toThrow('one_file_per_payment');
    expect(await driver.step(caseId)).toBe('paymentOrdered');
  });

  it('pays a lot’s contractor too, and no line of the bank’s statement counts for both', async () => {
    const { caseId } = await ordered();
    await driver.deliverByTender();
    await driver.addSuppliers({ builder: { account: '62220000000000000001' } });
    const { lotId } = await settledLot(driver, (place += 1));
    const today = await driver.today();
    const invoices = [{ number: 'FP-PF', issuedOn: today, amountFen: '240000' }];
    await driver.orderTranche(lotId, { tranche: 'acceptance', invoices });
    const file = await made();
    const [home, lot] = await linesOf(file.id);
    expect(home).toMatchObject({ kind: 'payment', caseId, amountFen: '242000', state: 'ordered' });
    expect(lot).toMatchObject({ kind: 'tranche', caseId: lotId, amountFen: '234740', state: 'ordered' });
    expect(await bytesOf(file.id)).toMatch(/,62220000000000000001,2347\.40,/);
    expect(await tablesHolding('62220000000000000001')).toEqual([]);
    const form = { bankReference: 'YH-ONE', paidOn: today };
    await driver.actAs(lotId, 'confirmTranche', 'finance2', form);
    const refused = await driver.act(caseId, 'confirmPayment', { form });
    expect(refused).toMatchObject({ kind: 'refused', refusal: { code: 'bankReferenceUsed' } });
  });
});
