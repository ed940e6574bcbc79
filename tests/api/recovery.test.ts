import { randomUUID } from 'node:crypto';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { addDays } from '../../procedures/days.js';
import { aString, type Body } from './answer.js';
import { CaseWalker } from './case-walker.js';
import { type Home, type LotBench, numbersOf, startLotBench } from './lot-bench.js';

let bench: LotBench;
let lot: CaseWalker;
let home: Home;
let lotNumber: string;
let recovery: CaseWalker;

// A progress payment of 30 percent of 2,299 yuan, to the fen below.
const ADVANCE_FEN = 68_970n;
const NEIGHBOUR = demoId('org:neighbour');

beforeAll(async () => {
  bench = await startLotBench();
  const [designed] = await bench.designed(0);
  if (!designed) throw new Error('no home was designed');
  home = designed;
  lot = await bench.contract([home]);
  lotNumber = (await lot.see('county1')).number;
  const finishBy = addDays(await bench.today(), 60);
  await lot.act('county1', 'callOff', { form: { homes: numbersOf([home]), finishBy } });
  await home.walker.act('contractor1', 'startByContractor');
  const paidOn = await bench.today();
  const invoices = [{ number: 'FP-1', issuedOn: paidOn, amountFen: '100000' }];
  await lot.act('contractor1', 'applyForTranche', { form: { tranche: 'progress', percent: 30, invoices } });
  await lot.act('finance1', 'orderTranche');
  await lot.act('finance2', 'confirmTranche', { form: { bankReference: 'YH-1', paidOn } });
  await lot.act('approver1', 'declareDefault', { form: { reason: '停工', barredUntil: finishBy } });
  await addNeighbour();
}, 120_000);
afterAll(() => bench.stop());

/** Another county, in which one of the officers has a seat too. */
async function addNeighbour(): Promise<void> {
  const { owner } = bench.door.bench.database;
  await owner.query(
    `insert into orgs (tenant_id, id, level, code, name, parent_id, lineage) values ($1, $2, 'county', 'LX', '邻县残联', $3, array[$3::uuid, $2::uuid])`,
    [DEMO_TENANT.id, NEIGHBOUR, demoId('org:city')],
  );
  await owner.query(`insert into user_roles (tenant_id, user_id, role, org_id) values ($1, $2, 'countyOfficer', $3)`, [
    DEMO_TENANT.id,
    demoId('user:county2'),
    NEIGHBOUR,
  ]);
}

interface Wish {
  readonly login?: string;
  readonly placeId?: string;
  readonly form?: object;
}

async function raise({ login = 'county1', placeId = demoId('org:county'), form = {} }: Wish = {}) {
  const claim = { number: lotNumber, debtor: 'contractor', ground: 'contractorDefault', sumFen: String(ADVANCE_FEN) };
  const body = { procedure: 'recovery', placeId, form: { ...claim, ...form } };
  return (await bench.door.visitor(login)).post('/api/v1/cases', body, { 'idempotency-key': randomUUID() });
}

const codeOf = async (wish: Wish) => (await raise(wish)).json<Body>().code;

const freeFen = async () => {
  const { funds } = (await (await bench.door.visitor('finance1')).get('/api/v1/funds')).json<Body>();
  return funds.reduce((sum, fund) => sum + BigInt(fund.freeFen), 0n);
};

describe('a recovery, from the claim to the last fen', () => {
  test('is offered with what it asks', async () => {
    const { procedures } = (await (await bench.door.visitor('county1')).get('/api/v1/procedures')).json<Body>();
    expect(procedures).toContainEqual(
      expect.objectContaining({
        id: 'recovery',
        subject: 'recovery',
        opening: expect.objectContaining({ by: ['countyOfficer', 'finance'] }) as unknown,
      }),
    );
  });

  test('is raised at the county, for no more than was paid too much, by who may', async () => {
    expect(await codeOf({ login: 'town1' })).toBe('notYourPlace');
    expect(await codeOf({ placeId: NEIGHBOUR })).toBe('notYourPlace');
    expect(await codeOf({ login: 'county2', placeId: NEIGHBOUR })).toBe('noSuchHomeOrLot');
    expect(await codeOf({ form: { number: 'QH-2026-999999' } })).toBe('noSuchHomeOrLot');
    expect(await codeOf({ form: { sumFen: String(ADVANCE_FEN + 1n) } })).toBe('beyondOverpaid');
    expect(await codeOf({ form: { sumFen: '0' } })).toBe('formInvalid');
    expect(await codeOf({ form: { debtor: 'household' } })).toBe('groundNotOfDebtor');
    expect(await codeOf({ form: { number: home.number, debtor: 'household', ground: 'notEntitled' } })).toBe(
      'homeStillOpen',
    );
    const opened = await raise();
    expect([opened.statusCode, opened.json<Body>()]).toMatchObject([201, { step: 'claimed', seq: 1 }]);
    recovery = new CaseWalker(bench.door, opened.json<Body>().id);
    expect((await raise()).json<Body>()).toMatchObject({ status: 409, code: 'recoveryOpen' });
  });

  test('shows what it is about, and stands on the pages of home and lot, for staff', async () => {
    const { number } = await recovery.see('county1');
    expect(await recovery.see('finance1')).toMatchObject({
      recovery: {
        about: { id: lot.id, number: lotNumber, procedure: 'tender-lot' },
        supplier: { creditCode: aString, name: '清禾安居工程有限公司' },
        claims: [{ home: home.number, lot: lotNumber, claimedFen: String(ADVANCE_FEN), repaidFen: '0' }],
        repayments: [],
      },
      recoveries: [],
    });
    const line = {
      id: recovery.id,
      ...{ number, step: 'claimed', outcome: null, debtor: 'contractor', ground: 'contractorDefault' },
      ...{ stepTitle: { zh: aString, en: 'Claimed' }, claimedFen: String(ADVANCE_FEN), repaidFen: '0' },
    };
    expect(await lot.see('county1')).toMatchObject({ recoveries: [line], recovery: null });
    expect(await home.walker.see('county1')).toMatchObject({ recoveries: [line] });
    // The village reaches the home, not the county's cases.
    const village = await home.walker.see(await villageOf(home.id));
    expect(village.recoveries).toEqual([{ ...line, id: null }]);
    expect((await lot.see('contractor1')).recoveries).toEqual([]);
    for (const login of ['contractor1', 'town1', 'village1a'])
      expect((await (await bench.door.visitor(login)).get(`/api/v1/cases/${recovery.id}`)).statusCode).toBe(404);
  });

  test('is approved by another, notified with proof, and owed when the term ends', async () => {
    expect(await recovery.refused('county1', 'approveClaim')).toBe('notYourRole');
    expect(await recovery.act('approver1', 'approveClaim')).toBe('noticeDue');
    expect(await recovery.act('county1', 'serveNotice')).toBe('notified');
    expect(await recovery.act('county1', 'object', { form: { summary: '工程已完成一半' } })).toBe('objectionInquiry');
    expect(await recovery.act('county2', 'dismissObjection', { form: { findings: '未经验收' } })).toBe('notified');
    expect(await recovery.letClockPass()).toBe('owed');
    expect(
      await recovery.act('county1', 'agreeRepayPlan', { form: { repayBy: addDays(await bench.today(), 30) } }),
    ).toBe('repaying');
  });

  test('takes what comes back, once for each line of the bank, and never more than is owed', async () => {
    const before = await freeFen();
    const receivedOn = await bench.today();
    const repaid = (amountFen: bigint, bankReference: string) => ({
      form: { amountFen: String(amountFen), bankReference, receivedOn },
    });
    expect(await recovery.refused('county1', 'recordRepayment', repaid(1n, 'TK-1'))).toBe('notYourRole');
    expect(await recovery.refused('finance1', 'recordRepayment', repaid(ADVANCE_FEN + 1n, 'TK-1'))).toBe('beyondOwed');
    expect(await recovery.refused('finance1', 'recordRepayment', repaid(ADVANCE_FEN, 'TK-1'))).toBe('repaysAll');
    expect(await recovery.refused('finance1', 'recordRepayment', repaid(1n, 'YH-1'))).toBe('bankReferenceUsed');
    expect(await recovery.act('finance1', 'recordRepayment', repaid(20_000n, 'TK-1'))).toBe('repaying');
    expect(await recovery.refused('finance1', 'recordRepayment', repaid(20_000n, 'TK-1'))).toBe('bankReferenceUsed');
    expect(await recovery.refused('finance1', 'recordLastRepayment', repaid(20_000n, 'TK-2'))).toBe('restStillOwed');
    expect((await freeFen()) - before).toBe(20_000n);
    expect(await recovery.act('finance2', 'recordLastRepayment', repaid(ADVANCE_FEN - 20_000n, 'TK-2'))).toBe(
      'recovered',
    );
    expect((await freeFen()) - before).toBe(ADVANCE_FEN);
    expect(await recovery.see('county1')).toMatchObject({
      closed: 'recovered',
      recovery: { repayments: [{ amountFen: '20000', bankReference: 'TK-1' }, { bankReference: 'TK-2' }] },
    });
    expect(await lot.see('county1')).toMatchObject({
      recoveries: [{ outcome: 'recovered', repaidFen: String(ADVANCE_FEN) }],
      lot: { contract: { calledOffFen: '0', paidFen: String(ADVANCE_FEN) } },
    });
    expect(await codeOf({ form: { sumFen: '1' } })).toBe('beyondOverpaid');
  });

  test('has an index of its file that is final', async () => {
    const archive = (await (await bench.door.visitor('auditor1')).get(`/api/v1/cases/${recovery.id}/archive`)).json<{
      final: boolean;
      index: { lots: string[]; home: string | null; entries: { kind: string }[] };
    }>();
    expect(archive).toMatchObject({ final: true, index: { lots: [lotNumber], home: null } });
    const kinds = archive.index.entries.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'claim' || kind === 'repayment')).toEqual([
      'claim',
      'repayment',
      'repayment',
    ]);
  });
});

async function villageOf(caseId: string): Promise<string> {
  const [row] = await bench.door.bench.database.read<{ code: string }>(
    'select o.code from cases c join orgs o on o.id = c.org_id where c.id = $1',
    [caseId],
  );
  const code = row?.code ?? '';
  return `village${code.slice(3, 4)}${code.endsWith('1') ? 'a' : 'b'}`;
}
