import { randomUUID } from 'node:crypto';
import { demoId, DEMO_TENANT } from '../../bin/demo-county.js';
import { DEMO_SUPPLIERS } from '../../bin/demo-suppliers.js';
import { addDays } from '../../procedures/days.js';
import type { Body } from './answer.js';
import type { CaseWalker } from './case-walker.js';
import {
  assessmentsOf,
  bid,
  bidAt,
  type Home,
  type LotBench,
  numbersOf,
  PASSWORD,
  startLotBench,
} from './lot-bench.js';
import { photo } from './papers.js';

let bench: LotBench;
let homes: Home[];
beforeAll(async () => {
  bench = await startLotBench();
  homes = await bench.designed(0, 1, 2, 3, 4, 5);
}, 180_000);
afterAll(() => bench.stop());

const [first, second, third] = DEMO_SUPPLIERS.map(({ creditCode }) => creditCode);
const home = (at: number): Home => {
  const found = homes[at];
  if (!found) throw new Error('no such home');
  return found;
};

test('fewer bids than the least number end the lot by the clock; its home goes into the lot that follows', async () => {
  const failed = await bench.publish([home(0)]);
  for (const login of ['contractor1', 'contractor2']) await bid(bench.door, login, failed.id, bidAt(95, 1));
  expect(await failed.letClockPass()).toBe('tenderFailed');
  expect(await home(0).walker.see('county1')).toMatchObject({ step: 'designApproved', linked: { lot: null } });
  const { number } = await failed.see('county1');
  const next = await bench.plan({ followsLot: number });
  await next.act('county1', 'addHomes', { form: { homes: numbersOf([home(0)]) } });
  expect((await next.see('county1')).lot).toMatchObject({ followsLot: number });
  expect((await failed.see('county1')).lot).toMatchObject({ followedBy: (await next.see('county1')).number });
  expect(await next.act('approver1', 'cancelLot', { form: { reason: '需求调整' } })).toBe('tenderFailed');
  expect((await home(0).walker.see('county1')).step).toBe('designApproved');
});

test('a lot cannot follow one that did not fail, and nothing is written then', async () => {
  const count = 'select count(*)::int as n from cases';
  const running = await bench.plan();
  const { number } = await running.see('county1');
  const before = await bench.door.bench.database.read(count);
  await expect(bench.plan({ followsLot: number })).rejects.toThrow('lotUnknown');
  expect(await bench.door.bench.database.read(count)).toEqual(before);
});

test('what bidders share must be answered before the evaluation', async () => {
  const lot = await bench.publish([], { delivery: 'unitRate' });
  const plan = { bytes: photo(), type: 'image/jpeg' };
  const admin = await bench.door.visitor('admin1');
  const [one, two] = DEMO_SUPPLIERS;
  const { org, ...particulars } = two ?? { org: '' };
  await admin.put(`/api/v1/suppliers/${demoId(`org:${org}`)}`, { ...particulars, phone: one?.phone });
  await bid(bench.door, 'contractor1', lot.id, bidAt(95, 1), plan);
  await bid(bench.door, 'contractor2', lot.id, bidAt(100, 1), plan);
  await bid(bench.door, 'contractor3', lot.id, bidAt(98, 1));
  await lot.letClockPass();
  await lot.act('county1', 'authoriseOpening', { password: PASSWORD });
  await lot.act('approver1', 'openBids', { password: PASSWORD });
  const findings = (await lot.see('county1')).lot?.findings ?? [];
  expect(findings.map(({ shared }) => shared).sort()).toEqual(['file', 'phone']);
  const evaluation = { form: { panelSize: 3, assessments: await assessmentsOf(lot) } };
  expect(await lot.refused('county2', 'evaluate', evaluation)).toBe('findingsOpen');
  for (const { number } of findings) await lot.act('county1', 'answerFinding', { form: { number, answer: '已核实' } });
  expect(await lot.refused('county1', 'answerFinding', { form: { number: 9, answer: '无此项' } })).toBe(
    'findingUnknown',
  );
  const out = { [second ?? '']: { qualified: false, reason: '与另一投标人文件雷同' } };
  const onlyTwo = { form: { panelSize: 3, assessments: await assessmentsOf(lot, out) } };
  expect(await lot.refused('county2', 'evaluate', onlyTwo)).toBe('tooFewQualified');
  const failure = { form: { ground: 'tooFewQualified', explanation: '合格投标人不足三家' } };
  expect(await lot.act('approver2', 'failLot', failure)).toBe('tenderFailed');
  await admin.put(`/api/v1/suppliers/${demoId(`org:${org}`)}`, particulars);
});

test('a challenge stops the term; dismissed it runs on, upheld the bids are evaluated again', async () => {
  const lot = await bench.publish([], { delivery: 'unitRate' });
  await bench.closeBidding(lot, 1);
  await lot.act('county1', 'authoriseOpening', { password: PASSWORD });
  await lot.act('county2', 'openBids', { password: PASSWORD });
  await lot.act('county2', 'evaluate', { form: { panelSize: 5, assessments: await assessmentsOf(lot) } });
  await lot.act('county1', 'publiciseResult', { form: { place: '县政府网站' } });
  const challenge = { form: { creditCode: third, summary: '认为评分有误' } };
  const findings = { form: { findings: '经复核' } };
  expect(await lot.act('county1', 'raiseChallenge', challenge)).toBe('challengeInquiry');
  expect(await lot.refused('county2', 'dismissChallenge', findings)).toBe('samePerson');
  expect(await lot.act('county1', 'dismissChallenge', findings)).toBe('resultPublicised');
  await lot.act('county1', 'raiseChallenge', challenge);
  expect(await lot.act('approver1', 'upholdChallenge', findings)).toBe('opened');
  const changed = await assessmentsOf(lot, { [first ?? '']: { technical: 10 } });
  await lot.act('county2', 'evaluate', { form: { panelSize: 5, assessments: changed } });
  await lot.act('county1', 'publiciseResult', { form: { place: '县政府网站' } });
  expect(await lot.letClockPass()).toBe('awardable');
  const failure = { form: { ground: 'needGone', explanation: '任务取消' } };
  expect(await lot.act('approver1', 'failLot', failure)).toBe('tenderFailed');
});

test('a home that is released gives its place in the contract to the next one', async () => {
  const lot = await bench.contract([home(1), home(2)]);
  const finishBy = '2026-11-30';
  await lot.act('county1', 'callOff', { form: { homes: numbersOf([home(1), home(2)]), finishBy } });
  await lot.act('county1', 'addHomes', { form: { homes: numbersOf([home(3)]) } });
  const third = { form: { homes: numbersOf([home(3)]), finishBy } };
  expect(await lot.refused('county1', 'callOff', third)).toBe('beyondContractSum');
  const released = { form: { homes: numbersOf([home(2)]), reason: '户主不愿改造' } };
  await home(1).walker.act('contractor1', 'startByContractor');
  expect(await lot.act('county1', 'releaseHome', released)).toBe('contracted');
  expect(await home(2).walker.see('county1')).toMatchObject({ closed: 'released', linked: { lot: null } });
  expect(await lot.act('county1', 'callOff', third)).toBe('contracted');
  expect((await home(3).walker.see('contractor1')).step).toBe('workOrdered');
  const { lot: seen } = await lot.see('county1');
  expect(seen?.homes.map(({ number }) => number)).toEqual([home(1).number, home(3).number].sort());
});

describe('a lot that is not tendered here', () => {
  const rates = bidAt(95, 1).priceLines;
  const awarded = { creditCode: first, sumFen: '500000' };
  const contract = (sumFen: string) => ({
    contractNumber: `HT-${randomUUID()}`,
    sumFen,
    retentionPercent: 3,
    warrantyMonths: 3,
    rates,
  });

  test('keeps the number, papers and result of the outside platform', async () => {
    const lot = await bench.plan({ delivery: 'unitRate', method: 'outsidePlatform' });
    const bidDeadline = addDays(await bench.today(), 30);
    expect(await lot.refused('county1', 'publish', { form: { bidDeadline, documentNumber: 'X' } })).toBe(
      'notTenderedHere',
    );
    expect(await lot.act('county1', 'recordOutsideNotice', { form: { platformNumber: 'XC-2026-77' } })).toBe(
      'awaitingOutside',
    );
    const result = { ...awarded, announcedOn: await bench.today() };
    const nobody = { form: { ...result, creditCode: '91350100M000100Y43' } };
    expect(await lot.refused('county1', 'recordOutsideResult', nobody)).toBe('supplierUnknown');
    expect(await lot.act('county1', 'recordOutsideResult', { form: result })).toBe('awarded');
    expect(await lot.refused('county1', 'signContract', { form: contract('500001') })).toBe('sumAboveBid');
    expect(await lot.act('county1', 'signContract', { form: contract('500000') })).toBe('contracted');
    expect(await lot.see('contractor1')).toMatchObject({ facts: { platformNumber: 'XC-2026-77' }, lot: { bids: [] } });
  });

  test('is called off from a framework list without bids', async () => {
    const lot = await bench.plan({ delivery: 'frameworkCallOff' });
    const chosen = { ...awarded, frameworkNumber: 'KJ-2025-3' };
    expect(await lot.act('county1', 'callOffFramework', { form: chosen })).toBe('awarded');
    expect(await lot.act('county1', 'signContract', { form: contract('500000') })).toBe('contracted');
    expect((await lot.see('county1')).lot?.contract).toMatchObject({ sumFen: '500000', calledOffFen: '0' });
  });
});

describe('a home that may not lie in a lot', () => {
  let lot: CaseWalker;
  beforeAll(async () => {
    lot = await bench.plan();
  });
  const add = (number: string) => lot.try('county1', 'addHomes', { form: { homes: [{ number }] } });

  test('is one whose household does the works itself, by the policy under which it applied', async () => {
    const { owner } = bench.door.bench.database;
    const own = home(4);
    await owner.query(
      `update cases set policy_values = jsonb_set(policy_values, '{deliveryMode}', '"selfOrganised"') where id = $1`,
      [own.id],
    );
    const answer = (await add(own.number)).json<Body & { about: string }>();
    expect(answer).toMatchObject({ status: 409, code: 'homeRefused' });
    expect(answer.about).toContain(own.number);
    expect((await own.walker.see('county1')).step).toBe('designApproved');
  });

  test('is one of another county, one that is not there, and one that lies in another lot', async () => {
    const { owner } = bench.door.bench.database;
    const elsewhere = randomUUID();
    await owner.query(
      `insert into orgs (tenant_id, id, parent_id, level, code, name, lineage) values ($1, $2, $3, 'county', 'BX', '北县残联', array[$3, $2]::uuid[])`,
      [DEMO_TENANT.id, elsewhere, demoId('org:city')],
    );
    await owner.query('update cases set lineage = array[$2, $3]::uuid[] where id = $1', [
      home(0).id,
      demoId('org:city'),
      elsewhere,
    ]);
    expect((await add(home(0).number)).json<Body>()).toMatchObject({ status: 409, code: 'noSuchHome' });
    expect((await add('QH-2026-999999')).json<Body>()).toMatchObject({ status: 409, code: 'noSuchHome' });
    expect((await add(home(1).number)).json<Body>().status).toBe(409);
    expect((await lot.see('county1')).lot?.homes).toEqual([]);
  });

  test('is not put there by a person at the home itself', async () => {
    const { walker } = home(5);
    expect(await walker.refused('county1', 'joinLot')).toBe('notYourRole');
    expect((await walker.see('county1')).actions.map(({ name }) => name)).not.toContain('joinLot');
  });
});
