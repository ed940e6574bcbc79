import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { demoApplicant } from '../builders/demo-case.js';
import { inventedPicture, type InventedPicture, withExif } from '../builders/invented-picture.js';
import { RecordDriver } from '../builders/record-driver.js';
import { TEST_TODAY } from '../harness/test-keys.js';
import { type DoorBench, startDoorBench } from './door-bench.js';
import { pdf, photo } from './papers.js';
import type { Visitor } from './visitor.js';

interface Picture {
  readonly id: string;
  readonly slot: string;
  readonly seen: {
    readonly cameraMetres: number | null;
    readonly browserMetres: number | null;
    readonly flags: readonly object[];
  } | null;
}

const HOME = { latitude: 30.25, longitude: 118.75 };
/** Some 1.1 km to the north. */
const ELSEWHERE = { latitude: 30.26, longitude: 118.75 };

let door: DoorBench;
let driver: RecordDriver;
let county: Visitor;
let place = 0;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  driver = new RecordDriver(door.bench.database.pool);
  county = await door.visitor('county1');
});
afterAll(() => door.stop());

const openCase = () => driver.open((place += 1));
/** The officer of the village whose application was opened last. */
const villageOfLast = () => demoApplicant(place).village;

async function upload(
  visitor: Visitor,
  caseId: string,
  slot: string,
  bytes: Buffer,
  claims: Record<string, string> = {},
) {
  const sent = await visitor.upload(
    `/api/v1/cases/${caseId}/evidence`,
    { slot, ...claims },
    { bytes, type: 'image/jpeg' },
  );
  if (sent.statusCode >= 300) throw new Error(sent.body);
  return sent.json<{ id: string; again: boolean }>();
}

async function picturesOf(visitor: Visitor, caseId: string): Promise<Picture[]> {
  const answer = await visitor.get(`/api/v1/cases/${caseId}/pictures`);
  expect(answer.statusCode).toBe(200);
  return answer.json<{ pictures: Picture[] }>().pictures;
}

async function flagsOf(caseId: string, id: string) {
  return (await picturesOf(county, caseId)).find((each) => each.id === id)?.seen?.flags;
}

/** Assigns a firm to a case, as the county's act does. */
async function assign(caseId: string, org: string, role: string) {
  await door.bench.database.owner.query(
    `insert into case_parties (tenant_id, case_id, org_id, as_role) select tenant_id, id, $2, $3 from cases where id = $1`,
    [caseId, demoId(`org:${org}`), role],
  );
}

test('a picture is shown in copies without what the camera wrote; as it came it is for those who inspect it', async () => {
  const caseId = await openCase();
  const bytes = await inventedPicture(1, {
    takenAt: '2026:06:01 09:30:00',
    position: HOME,
    width: 2000,
    height: 1500,
    orientation: 6,
  });
  const { id } = await upload(county, caseId, 'beforePhotos', bytes);
  const get = async (login: string, query: string) =>
    (await door.visitor(login)).get(`/api/v1/cases/${caseId}/evidence/${id}${query}`);
  const village = villageOfLast();
  const [shown, small] = [await get(village, ''), await get(village, '?copy=small')];
  for (const [copy, longest] of [
    [shown, 1600],
    [small, 240],
  ] as const) {
    expect([copy.statusCode, copy.headers['content-type']]).toEqual([200, 'image/jpeg']);
    const about = await sharp(copy.rawPayload).metadata();
    expect([about.height, about.exif, about.orientation]).toEqual([longest, undefined, undefined]);
  }
  expect((await get('county1', '?copy=original')).rawPayload.equals(bytes)).toBe(true);
  expect((await get('auditor1', '?copy=original')).rawPayload.equals(bytes)).toBe(true);
  const refused = await get(village, '?copy=original');
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'notYourRole']);
  expect((await get('county1', '?copy=large')).statusCode).toBe(422);
});

test('on disk and in the database neither copies nor positions can be read', async () => {
  const caseId = await openCase();
  await upload(county, caseId, 'beforePhotos', await inventedPicture(2, { position: HOME }), {
    latitude: '30.25',
    longitude: '118.75',
  });
  const folder = path.join(door.files, DEMO_TENANT.id, caseId);
  const files = await readdir(folder);
  expect(files.map((name) => name.slice(36)).sort()).toEqual(['', '-shown', '-small']);
  for (const name of files)
    expect((await readFile(path.join(folder, name))).subarray(0, 2).toString('hex')).not.toBe('ffd8');
  const rows = await door.bench.database.read<object>(
    'select p::text as row, h::text as home from pictures p left join home_positions h using (tenant_id, evidence_id)',
    [],
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('118.75');
  expect(door.logged.join('')).not.toContain('118.75');
});

test('a copy that the store lost is made anew from the original', async () => {
  const caseId = await openCase();
  const { id } = await upload(county, caseId, 'beforePhotos', await inventedPicture(3));
  await rm(path.join(door.files, DEMO_TENANT.id, caseId, `${id}-small`));
  const again = await county.get(`/api/v1/cases/${caseId}/evidence/${id}?copy=small`);
  expect((await sharp(again.rawPayload).metadata()).width).toBe(240);
});

describe('the inspector is shown', () => {
  test('that a picture, or one like it however turned, is in another case or slot; not twice in one slot', async () => {
    const [first, second] = [await openCase(), await openCase()];
    const original = await inventedPicture(10, { width: 900, height: 700 });
    const kept = await upload(county, first, 'beforePhotos', original);
    const again = await sharp(original).resize(500).jpeg({ quality: 60 }).toBuffer();
    await upload(county, first, 'beforePhotos', again);
    expect(await flagsOf(first, kept.id)).toEqual([]);
    const same = await upload(county, second, 'beforePhotos', original);
    const turned = await sharp(original).rotate(90).jpeg().toBuffer();
    await assign(first, 'builder', 'contractor');
    const alike = await upload(await door.visitor('contractor1'), first, 'afterPhotos', turned);
    const number = async (id: string) =>
      (await door.bench.database.read<{ number: string }>('select number from cases where id = $1', [id]))[0]?.number;
    expect(await flagsOf(second, same.id)).toEqual(
      expect.arrayContaining([
        {
          kind: 'sameElsewhere',
          caseId: first,
          number: await number(first),
          slotTitle: { zh: '改造前照片', en: 'Photographs before the works' },
          evidenceId: kept.id,
        },
      ]),
    );
    expect(await flagsOf(first, alike.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'alikeElsewhere', caseId: second, evidenceId: same.id }),
      ]),
    );
    // the earlier one says so as well
    expect(await flagsOf(first, kept.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'sameElsewhere', evidenceId: same.id }),
        expect.objectContaining({ kind: 'alikeElsewhere', evidenceId: alike.id }),
      ]),
    );
  });

  test('two that come in at the same moment', async () => {
    const cases = [await openCase(), await openCase(), await openCase()];
    const bytes = await inventedPicture(11);
    const ids = await Promise.all(
      cases.map(async (id) => ({ id, picture: await upload(county, id, 'beforePhotos', bytes) })),
    );
    for (const { id, picture } of ids) expect(await flagsOf(id, picture.id)).toHaveLength(2);
  });

  test('nothing about pictures of bare walls, which are all alike', async () => {
    const [first, second] = [await openCase(), await openCase()];
    await upload(county, first, 'beforePhotos', photo());
    const { id } = await upload(county, second, 'beforePhotos', photo());
    expect(await flagsOf(second, id)).toEqual([]);
  });

  test('that camera or browser were far from where the assessor found the home; without a position nothing', async () => {
    const caseId = await openCase();
    await assign(caseId, 'assessors', 'assessor');
    const assessor = await door.visitor('assessor1');
    const send = (seed: number, picture: InventedPicture, claims: Record<string, string> = {}) =>
      inventedPicture(seed, picture).then((bytes) => upload(county, caseId, 'beforePhotos', bytes, claims));
    const early = await send(20, { position: ELSEWHERE });
    expect(await flagsOf(caseId, early.id)).toEqual([]);
    await upload(assessor, caseId, 'beforePhotos', await inventedPicture(21, { position: HOME }), {
      latitude: '30.1',
      longitude: '118.1',
    });
    const near = await send(22, { position: { ...HOME, latitude: 30.254 } });
    const none = await send(23, {});
    const browser = await send(24, {}, { latitude: '30.26', longitude: '118.75', accuracyM: '20' });
    const far = (saidBy: string) => [{ kind: 'farFromHome', saidBy, metres: expect.closeTo(1112, -1) as number }];
    expect(await flagsOf(caseId, early.id)).toEqual(far('camera'));
    expect([await flagsOf(caseId, near.id), await flagsOf(caseId, none.id)]).toEqual([[], []]);
    expect(await flagsOf(caseId, browser.id)).toEqual(far('browser'));
  });

  test('that a picture of the works was taken before they were ordered, or after it was handed in', async () => {
    const caseId = await openCase();
    await driver.goThrough(caseId, 'issueWorkOrder');
    const today = (await driver.today()).replaceAll('-', ':');
    const taken = async (seed: number, takenAt: string, slot = 'afterPhotos') =>
      flagsOf(
        caseId,
        (await upload(await contractor(caseId), caseId, slot, await inventedPicture(seed, { takenAt }))).id,
      );
    expect(await taken(30, `${TEST_TODAY.replaceAll('-', ':')} 08:00:00`)).toEqual([
      { kind: 'takenBeforeOrder', takenAt: `${TEST_TODAY}T00:00:00.000Z`, orderedOn: await driver.today() },
    ]);
    expect(await taken(31, `${today} 08:59:00`)).toEqual([]);
    expect(await taken(32, `${today} 23:59:00`)).toEqual([expect.objectContaining({ kind: 'takenAfterUpload' })]);
    const before = await upload(
      county,
      caseId,
      'beforePhotos',
      await inventedPicture(33, { takenAt: '2020:01:01 08:00:00' }),
    );
    expect(await flagsOf(caseId, before.id)).toEqual([]);
  });

  async function contractor(caseId: string) {
    const [row] = await door.bench.database.read<{ n: number }>(
      `select count(*)::int as n from case_parties where case_id = $1 and as_role = 'contractor' and org_id = $2`,
      [caseId, demoId('org:builder')],
    );
    if (row?.n === 0) await assign(caseId, 'builder', 'contractor');
    return door.visitor('contractor1');
  }
});

test('the contractor sees the pictures, and nothing of what the inspector sees', async () => {
  const [first, second] = [await openCase(), await openCase()];
  await assign(second, 'builder', 'contractor');
  const bytes = await inventedPicture(40, { takenAt: '2020:01:01 08:00:00', position: HOME });
  await upload(county, first, 'beforePhotos', bytes);
  const { id } = await upload(county, second, 'beforePhotos', bytes);
  await upload(county, second, 'idCopy', photo()).catch(() => undefined);
  expect(await flagsOf(second, id)).toHaveLength(1);
  const firm = await door.visitor('contractor1');
  const shown = await firm.get(`/api/v1/cases/${second}/pictures`);
  expect(shown.json<{ pictures: Picture[] }>().pictures).toMatchObject([{ id, slot: 'beforePhotos', seen: null }]);
  expect(shown.body).not.toContain('Elsewhere');
  expect((await firm.get(`/api/v1/cases/${second}/evidence/${id}?copy=original`)).statusCode).toBe(403);
  expect((await firm.get(`/api/v1/cases/${first}/pictures`)).statusCode).toBe(404);
});

test('what is no picture is none of them', async () => {
  const caseId = await openCase();
  const sent = await county.upload(
    `/api/v1/cases/${caseId}/evidence`,
    { slot: 'beforePhotos' },
    { bytes: pdf(), type: 'application/pdf' },
  );
  expect(sent.statusCode).toBe(201);
  expect(await picturesOf(county, caseId)).toEqual([]);
  expect(
    (await county.get(`/api/v1/cases/${caseId}/evidence/${sent.json<{ id: string }>().id}`)).headers['content-type'],
  ).toBe('application/pdf');
});

test('infected, or while the scanner is away, nothing is kept', async () => {
  const caseId = await openCase();
  const send = async (isInfected: () => Promise<boolean>) =>
    (
      await county
        .at(door.build({ antivirus: { isInfected } }))
        .upload(`/api/v1/cases/${caseId}/evidence`, { slot: 'beforePhotos' }, { bytes: photo(), type: 'image/jpeg' })
    ).json<object>();
  expect(await send(() => Promise.resolve(true))).toMatchObject({ status: 422, code: 'fileInfected' });
  expect(await send(() => Promise.reject(new Error('away')))).toMatchObject({ status: 503, code: 'scannerAway' });
  expect(await readdir(path.join(door.files, DEMO_TENANT.id, caseId)).catch(() => [])).toEqual([]);
});

test('a picture that was saved anew with another time in it is found all the same', async () => {
  const [first, second] = [await openCase(), await openCase()];
  const bytes = await inventedPicture(50);
  await upload(county, first, 'beforePhotos', bytes);
  const disguised = await withExif(sharp(bytes), { takenAt: '2026:03:01 10:00:00' }).jpeg({ quality: 70 }).toBuffer();
  const { id } = await upload(county, second, 'beforePhotos', disguised);
  expect(await flagsOf(second, id)).toMatchObject([{ kind: 'alikeElsewhere', caseId: first }]);
});
