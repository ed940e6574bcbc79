import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import type { SamplingWithVisits } from '../../desk/list-samplings.js';
import type { ShownCase } from '../../desk/show-case.js';
import { addDays } from '../../procedures/days.js';
import { oversized } from '../api/papers.js';
import type { Visitor } from '../api/visitor.js';
import { inventedPicture } from '../builders/invented-picture.js';
import { RecordDriver } from '../builders/record-driver.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { hiddenFieldsOf, type PageVisitor, textOf } from './page-visitor.js';

const run = promisify(execFile);
const SEED = '03 11 19 22 27 31 + 08';
/** Where an invented picture says that it was taken. */
const HOME = { latitude: 30.25, longitude: 118.75 };
const PUBLIC = `/public/${DEMO_TENANT.code}/samplings`;

let pages: PageBench;
let driver: RecordDriver;
let inspector: PageVisitor;
let program: Visitor;
let numbers: string[];
let names: string[];
beforeAll(async () => {
  pages = await startPageBench();
  driver = new RecordDriver(pages.door.bench.database.pool);
  const today = await driver.today();
  const homes: string[] = [];
  for (const place of [0, 6, 12, 18]) {
    await driver.setToday(today);
    const home = await driver.open(place);
    await driver.goThrough(home, 'accept');
    homes.push(home);
  }
  const rows = await driver.rows<{ number: string }>('select number from cases where id = any($1) order by number', [
    homes,
  ]);
  numbers = rows.map(({ number }) => number);
  names = await Promise.all(homes.map(async (home) => String((await driver.load(home)).state.facts.name)));
  inspector = await pages.person('inspector1');
  program = await pages.door.visitor('inspector1');
});
afterAll(() => pages.stop());

const freezing = async (change: Record<string, string> = {}) => ({
  'f.programme': 'home-renovation',
  'f.acceptedFrom': '2026-01-01',
  'f.acceptedTo': await driver.today(),
  'f.size': '2',
  ...change,
});
const drawing = (drawnOn: string) => ({
  'f.seed': SEED,
  'f.source': '福利彩票双色球第2026036期',
  'f.drawnOn': drawnOn,
  'f.document': '中福彩中心开奖公告',
});
const read = async (id: string) => (await program.get(`/api/v1/samplings/${id}`)).json<SamplingWithVisits>();
const anyone = (url: string) => pages.app.inject({ method: 'GET', url });

describe('the city samples accepted homes', () => {
  let id: string;
  let page: string;

  test('who does not sample sees no form and freezes nothing', async () => {
    const county = await pages.person('county1');
    expect((await county.see('/samplings')).body).not.toContain('name="f.size"');
    const refused = await (await pages.door.visitor('county1')).post('/api/v1/samplings', {
      id: randomUUID(),
      programme: 'home-renovation',
      acceptedFrom: '2026-01-01',
      acceptedTo: '2026-12-31',
      size: 1,
    });
    expect(refused.statusCode).toBe(403);
    expect((await (await pages.person('village1a')).see('/samplings')).statusCode).toBe(403);
  });

  test('a list is counted, frozen once however often it is sent, and public at once without a person in it', async () => {
    const counted = await inspector.fillIn('/samplings', '/samplings', { ...(await freezing()), countOnly: 'yes' });
    expect(textOf(counted.body)).toContain('符合条件的有 4 户');
    const tooMany = await inspector.fillIn('/samplings', '/samplings', await freezing({ 'f.size': '5' }));
    expect([tooMany.statusCode, tooMany.body.includes('<a href="#f-size">')]).toEqual([422, true]);
    const requestId = randomUUID();
    const frozen = await inspector.fillIn('/samplings', '/samplings', { ...(await freezing()), requestId });
    expect(frozen.statusCode).toBe(303);
    page = String(frozen.headers.location);
    id = requestId;
    expect(
      (await inspector.fillIn('/samplings', '/samplings', { ...(await freezing()), requestId })).headers.location,
    ).toBe(page);
    const another = await inspector.fillIn('/samplings', '/samplings', await freezing());
    expect(textOf(another.body)).toContain('请先完成该名单的抽签');

    const list = await anyone(`${PUBLIC}/${id}/list.txt`);
    expect(list.body).toBe(numbers.map((number) => `${number}\n`).join(''));
    const hash = createHash('sha256').update(list.rawPayload).digest('hex');
    const shown = await anyone(`${PUBLIC}/${id}`);
    expect(textOf(shown.body)).toContain(hash);
    const published = await anyone(`/api/v1${PUBLIC}`);
    expect(published.json()).toMatchObject({
      samplings: [{ id, listSha256: hash, count: 4, size: 2, draw: null, sample: [] }],
    });
    for (const name of names) expect([shown.body, published.body].join()).not.toContain(name);
    expect((await anyone('/api/v1/public/nowhere/samplings')).statusCode).toBe(404);
  });

  test('a seed of the day of publication, or of tomorrow, is refused', async () => {
    const today = await driver.today();
    const early = await inspector.fillIn(page, `${page}/draw`, drawing(today));
    expect(early.statusCode).toBe(409);
    expect(textOf(early.body)).toContain(`抽签日期必须晚于名单公布日期（${today}）`);
    expect(early.body).toContain(`value="${SEED}"`);
    expect((await inspector.fillIn(page, `${page}/draw`, drawing(addDays(today, 1)))).statusCode).toBe(422);
    const code = await program.post(`/api/v1/samplings/${id}/draw`, {
      seed: SEED,
      source: 's',
      drawnOn: addDays(today, 1),
      document: 'd',
    });
    expect(code.json()).toMatchObject({ status: 422, errors: [{ pointer: '#/drawnOn', code: 'dayInFuture' }] });
    const twoLines = { ...{ seed: '1\n2', source: 's', document: 'd' }, drawnOn: addDays(today, 1) };
    expect((await program.post(`/api/v1/samplings/${id}/draw`, twoLines)).json()).toMatchObject({
      errors: [{ pointer: '#/seed', code: 'controlCharacter' }],
    });
  });

  test('the draw gives the sample that the published script gives, once and for all', async () => {
    const drawnOn = addDays(await driver.today(), 1);
    await driver.setToday(drawnOn);
    expect((await inspector.fillIn(page, `${page}/draw`, drawing(drawnOn))).statusCode).toBe(303);
    const drawn = await read(id);
    const list = (await anyone(`/api/v1${PUBLIC}/${id}/list`)).rawPayload;
    expect(await sampledByTheScript(list, SEED, 2)).toEqual([
      drawn.listSha256,
      ...drawn.sample.map(({ number, key }) => `${number} ${key}`),
    ]);
    expect(drawn.sample).toHaveLength(2);
    const other = { seed: 'another', source: 's', drawnOn, document: 'd' };
    const again = await program.post(`/api/v1/samplings/${id}/draw`, other);
    expect(again.json()).toMatchObject({ code: 'samplingDrawn' });
    expect(textOf((await anyone(`${PUBLIC}/${id}`)).body)).toContain(SEED);
  });

  test('what is found is told to the county, shown on the home’s page, and put right by another visit', async () => {
    const [home] = (await read(id)).sample;
    const number = home?.number ?? '';
    const form = `/samplings/${id}/visit?number=${number}`;
    const today = await driver.today();
    const finding = { 'f.findings.0.room': 'toilet', 'f.findings.0.defect': '扶手松动' };
    const undated = await inspector.fillIn(form, form, { 'f.visitedOn': today, ...finding });
    expect([undated.statusCode, undated.body.includes('<a href="#f-deadline">')]).toEqual([422, true]);
    expect(undated.body).toContain('value="扶手松动"');
    const before = await inspector.fillIn(form, form, { 'f.visitedOn': addDays(today, -1) });
    expect(textOf(before.body)).toContain('入户日期不能早于抽签日期');
    const found = { ...hiddenFieldsOf(before.body, form), 'f.visitedOn': today, ...finding };
    const send = (bytes: Buffer) =>
      inspector.send(form, { ...found, 'f.deadline': addDays(today, 10) }, [
        { field: 'photo', name: 'a.jpg', type: 'image/jpeg', bytes },
      ]);
    const heavy = await send(oversized());
    expect([heavy.statusCode, heavy.body]).toEqual([413, expect.stringContaining('<a href="#photo-0">文件超过 20 MB')]);
    expect(heavy.body).toContain('value="扶手松动"');
    expect((await send(await inventedPicture(1, { position: HOME }))).statusCode).toBe(303);
    const [visit] = (await read(id)).visits;
    expect(visit).toMatchObject({ number, passed: false, deadline: addDays(today, 10), photos: [expect.any(String)] });
    const picture = `/sampling-visits/${visit?.id}/photos/${visit?.photos[0]}`;
    const exifOf = async (visitor: PageVisitor, url: string) => {
      const { rawPayload, headers } = await visitor.see(url);
      expect(headers['content-type']).toBe('image/jpeg');
      return (await sharp(rawPayload).metadata()).exif;
    };
    expect(await exifOf(inspector, picture)).toBeUndefined();
    expect(await exifOf(inspector, `/api/v1${picture}?copy=original`)).toBeDefined();
    expect((await (await pages.person('village1a')).see(picture)).statusCode).toBe(403);
    const county = await pages.person('county1');
    expect(await exifOf(county, picture)).toBeUndefined();
    expect((await county.see(`/api/v1${picture}?copy=original`)).statusCode).toBe(403);
    expect(textOf((await county.see('/notes')).body)).toContain('市级抽查发现问题');
    expect(textOf((await county.see(`/cases/${visit?.caseId}`)).body)).toContain('扶手松动');
    await inspector.fillIn(form, form, { 'f.visitedOn': today });
    const shown = (await (await pages.door.visitor('county1')).get(`/api/v1/cases/${visit?.caseId}`)).json<ShownCase>();
    expect(shown.samplingVisits.map(({ passed }) => passed)).toEqual([false, true]);
    const sample = (await read(id)).sample.map((each) => each.number);
    const outside = numbers.find((each) => !sample.includes(each)) ?? '';
    const stranger = await program.post(`/api/v1/samplings/${id}/visits`, {
      id: randomUUID(),
      number: outside,
      visitedOn: today,
      findings: [],
    });
    expect(stranger.statusCode).toBe(404);
  });

  test('a home that was in a sample is in no later list', async () => {
    const counted = await inspector.fillIn('/samplings', '/samplings', { ...(await freezing()), countOnly: 'yes' });
    expect(textOf(counted.body)).toContain('符合条件的有 2 户');
  });
});

/** Runs the script that docs/sampling.md shows the public, as it stands there. */
async function sampledByTheScript(list: Buffer, seed: string, size: number): Promise<string[]> {
  const page = await readFile(path.resolve(import.meta.dirname, '../../docs/sampling.md'), 'utf8');
  const script = /```js\n(.*?)```/s.exec(page)?.[1] ?? '';
  expect(script.trimEnd().split('\n').length).toBeLessThanOrEqual(50);
  const folder = await mkdtemp(path.join(tmpdir(), 'sampling-'));
  try {
    await writeFile(path.join(folder, 'sample.mjs'), script);
    await writeFile(path.join(folder, 'list.txt'), list);
    const { stdout } = await run(process.execPath, ['sample.mjs', 'list.txt', seed, String(size)], { cwd: folder });
    return stdout.trimEnd().split('\n');
  } finally {
    await rm(folder, { recursive: true });
  }
}
