import { randomUUID } from 'node:crypto';
import { demoId } from '../../bin/demo-county.js';
import { DEMO_SUPPLIERS } from '../../bin/demo-suppliers.js';
import type { Body } from './answer.js';
import type { CaseWalker } from './case-walker.js';
import { bid, bidAt, type LotBench, PASSWORD, startLotBench } from './lot-bench.js';
import { pdf, photo } from './papers.js';

let bench: LotBench;
let lot: CaseWalker;
beforeAll(async () => {
  bench = await startLotBench();
  lot = await bench.publish([], { delivery: 'unitRate' });
});
afterAll(() => bench.stop());

const [first, second] = DEMO_SUPPLIERS;
const rows = (table: string) => bench.door.bench.database.read(`select * from ${table}`);

describe('a supplier', () => {
  const particulars = (change: object = {}) => ({
    creditCode: '91350100M000100Y43',
    representative: '郑国强',
    contact: '孙小满',
    phone: '13900139000',
    account: '3410 0123 4567 8901 2',
    address: '清禾县城关路1号',
    ...change,
  });
  const put = async (login: string, org: string, body: object) =>
    (await bench.door.visitor(login)).put(`/api/v1/suppliers/${demoId(`org:${org}`)}`, body);

  test('is entered by the county and replaced whole', async () => {
    const kept = await put('county1', 'auditors', particulars());
    expect([kept.statusCode, kept.json<object>()]).toEqual([
      200,
      { orgId: demoId('org:auditors'), creditCode: '91350100M000100Y43' },
    ]);
    expect((await put('admin1', 'auditors', particulars({ phone: '0563-2012345' }))).statusCode).toBe(200);
    const listed = (await (await bench.door.visitor('auditor1')).get('/api/v1/suppliers')).json<{
      suppliers: object[];
    }>();
    expect(listed.suppliers).toContainEqual(
      expect.objectContaining({
        code: 'F03',
        particulars: {
          representative: '郑国强',
          contact: '孙小满',
          phone: '0563-2012345',
          account: '34100123456789012',
          address: '清禾县城关路1号',
        },
      }),
    );
    expect(listed.suppliers).toContainEqual(
      expect.objectContaining({ code: 'F02', creditCode: null, particulars: null }),
    );
  });

  test.each([
    ['by someone who may not', 'finance1', 'auditors', {}, 403, 'notYourRole'],
    ['by a bidder', 'contractor1', 'builder', {}, 403, 'notYourRole'],
    ['for a place that is no firm', 'county1', 'town1', {}, 404, 'notFound'],
    ['with the code of another firm', 'county1', 'auditors', { creditCode: first?.creditCode }, 409, 'creditCodeTaken'],
    [
      'with a wrong check character',
      'county1',
      'auditors',
      { creditCode: '91350100M000100Y44' },
      422,
      'requestInvalid',
    ],
    ['with a field that is not asked', 'county1', 'auditors', { rating: 'A' }, 422, 'requestInvalid'],
    ['with an account of letters', 'county1', 'auditors', { account: 'ACCOUNT-1' }, 422, 'requestInvalid'],
  ])('is not entered %s', async (_what, login, org, change, status, code) => {
    const before = await rows('suppliers');
    expect((await put(login, org, particulars(change))).json<Body>()).toMatchObject({ status, code });
    expect(await rows('suppliers')).toEqual(before);
  });

  test('is told what is wrong without repeating the value', async () => {
    const answer = await put('county1', 'auditors', particulars({ account: 'ACCOUNT-1' }));
    expect(answer.json<Body>().errors).toMatchObject([{ pointer: '#/account', code: 'firmAccountForm' }]);
    expect(answer.body + bench.door.logged.join('')).not.toContain('ACCOUNT-1');
  });
});

describe('a bid', () => {
  const form = bidAt(95, 1);
  const twice = { ...form, priceLines: [...form.priceLines, ...form.priceLines.slice(0, 1)] };

  test.each([
    ['by an officer', 'county1', form, 403, 'notYourRole'],
    ['by an assessor', 'assessor1', form, 403, 'notYourRole'],
    ['without a price', 'contractor1', { ...form, priceLines: [] }, 422, 'formInvalid'],
    ['with an item twice', 'contractor1', twice, 422, 'formInvalid'],
    [
      'with an item that is in no catalogue',
      'contractor1',
      { ...form, priceLines: [{ item: 'X99', rateFen: '1' }] },
      422,
      'formInvalid',
    ],
    ['for nothing', 'contractor1', { ...form, totalFen: '0' }, 422, 'formInvalid'],
    ['with a negative price', 'contractor1', { ...form, totalFen: '-1' }, 422, 'formInvalid'],
    [
      'with a field that is not asked',
      'contractor1',
      { ...form, supplierId: demoId('org:builder2') },
      422,
      'formInvalid',
    ],
    ['that is no bid', 'contractor1', [], 422, 'formInvalid'],
  ])('%s is refused and nothing is written', async (_what, login, sent, status, code) => {
    expect((await bid(bench.door, login, lot.id, sent)).json<Body>()).toMatchObject({ status, code });
    expect(await rows('bids')).toEqual([]);
  });

  test('with a file that is not what it says, or of the wrong kind, or too many, is refused', async () => {
    const send = async (...files: { bytes: Buffer; type: string }[]) =>
      (await bid(bench.door, 'contractor1', lot.id, form, ...files)).json<Body>().code;
    expect(await send({ bytes: photo(), type: 'image/jpeg' }, { bytes: pdf(), type: 'image/jpeg' })).toBe(
      'fileNotWhatItClaims',
    );
    expect(await send({ bytes: Buffer.from('hello'), type: 'text/plain' })).toBe('fileTypeNotAllowed');
    expect(await send(...Array.from({ length: 6 }, () => ({ bytes: pdf(), type: 'application/pdf' })))).toBe(
      'requestInvalid',
    );
    expect(await rows('bids')).toEqual([]);
  });

  test('in parts must be JSON and nothing beside it', async () => {
    const bidder = await bench.door.visitor('contractor1');
    const url = `/api/v1/tenders/${lot.id}/bids`;
    expect((await bidder.upload(url, { bid: '{' })).json<Body>().errors).toMatchObject([
      { pointer: '#/bid', code: 'notJson' },
    ]);
    expect((await bidder.upload(url, {})).json<Body>().code).toBe('requestInvalid');
    const more = { bid: JSON.stringify(form), lot: 'x' };
    expect((await bidder.upload(url, more)).json<Body>().errors).toMatchObject([
      { pointer: '#/lot', code: 'unknownField' },
    ]);
  });

  test('for a lot that is not published, not a lot, or not there, finds nothing', async () => {
    const planned = await bench.plan();
    const { id } = await bench.door.open(20);
    for (const lotId of [planned.id, id, randomUUID()]) {
      expect((await bid(bench.door, 'contractor1', lotId, form)).statusCode).toBe(404);
      expect((await (await bench.door.visitor('contractor1')).delete(`/api/v1/tenders/${lotId}/bids`)).statusCode).toBe(
        404,
      );
    }
  });

  test('needs a supplier record', async () => {
    const { owner } = bench.door.bench.database;
    const firm = demoId('org:auditors');
    await owner.query(
      `insert into user_roles (tenant_id, user_id, role, org_id) select tenant_id, id, 'contractor', $1 from users where login = 'assessor1'`,
      [demoId('org:assessors')],
    );
    const bidder = await bench.door.visitor('assessor1');
    expect(firm).not.toBe(demoId('org:assessors'));
    expect((await bidder.get('/api/v1/tenders')).json<Body>()).toMatchObject({ status: 403, code: 'supplierMissing' });
    expect((await bid(bench.door, 'assessor1', lot.id, form)).json<Body>().code).toBe('supplierMissing');
  });

  test('is one of the firm alone: another firm neither sees it nor takes it back', async () => {
    expect((await bid(bench.door, 'contractor1', lot.id, form)).statusCode).toBe(201);
    const other = await bench.door.visitor('contractor2');
    expect((await other.get(`/api/v1/tenders/${lot.id}/bids/mine`)).statusCode).toBe(404);
    expect((await other.delete(`/api/v1/tenders/${lot.id}/bids`)).statusCode).toBe(404);
    expect(await rows('bids')).toMatchObject([
      { supplier_id: demoId(`org:${first?.org}`), body: null, withdrawn_at: null },
    ]);
    expect(second?.creditCode).not.toBe(first?.creditCode);
  });
});

describe('the password asked once more', () => {
  test('may be tried ten times a minute, whoever holds the session', async () => {
    await bid(bench.door, 'contractor2', lot.id, bidAt(100, 1));
    await bid(bench.door, 'contractor3', lot.id, bidAt(98, 1));
    await lot.letClockPass();
    const codes: string[] = [];
    for (let tries = 0; tries < 11; tries += 1)
      codes.push(await lot.refused('county2', 'authoriseOpening', { password: `guess ${tries}` }));
    expect(codes).toEqual([...Array<string>(10).fill('passwordWrong'), 'tooManyRequests']);
    expect(await lot.refused('county2', 'authoriseOpening', { password: PASSWORD })).toBe('tooManyRequests');
    expect(await lot.act('county1', 'authoriseOpening', { password: PASSWORD })).toBe('biddingClosed');
    expect((await lot.see('county1')).seq).toBe(4);
  });

  test('is not taken where it is not asked, and is kept nowhere', async () => {
    expect(
      await lot.refused('approver1', 'failLot', {
        form: { ground: 'needGone', explanation: '无' },
        password: PASSWORD,
      }),
    ).toBe('formInvalid');
    const [found] = await bench.door.bench.database.read<{ n: number }>(
      `select count(*)::int as n from submissions s where s::text like '%' || $1 || '%'`,
      [PASSWORD],
    );
    expect(found?.n).toBe(0);
    expect(bench.door.logged.join('')).not.toContain(PASSWORD);
  });
});
