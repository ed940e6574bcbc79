import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { hashInEveryOrientation } from '../../desk/pictures/picture-hash.js';
import { metresBetween, readBrowserClaim } from '../../desk/pictures/picture-claims.js';
import { type Picture, takePicture } from '../../desk/pictures/take-picture.js';
import { heic, photo, png } from '../api/papers.js';
import { HEIC_SAMPLE } from '../builders/heic-sample.js';
import { inventedPicture, withExif } from '../builders/invented-picture.js';

async function taken(bytes: Buffer, mediaType = 'image/jpeg'): Promise<Picture> {
  const picture = await takePicture(bytes, mediaType);
  if ('problem' in picture) throw new Error(picture.problem);
  return picture;
}

const hashOf = async (bytes: Buffer, mediaType?: string) => (await taken(bytes, mediaType)).hash ?? 0n;

function distance(a: bigint, b: bigint): number {
  return (a ^ b).toString(2).replaceAll('0', '').length;
}

const least = (a: bigint, b: bigint) => Math.min(...hashInEveryOrientation(a).map((each) => distance(each, b)));

describe('a picture', () => {
  test('says when and where it was taken, and its copies say nothing', async () => {
    const claims = { takenAt: '2026:06:01 09:30:00', position: { latitude: 30.25, longitude: 118.75 } };
    const picture = await taken(await inventedPicture(1, { ...claims, width: 2000, height: 1000 }));
    expect(picture.camera).toEqual({
      takenAt: '2026-06-01T01:30:00.000Z',
      position: { latitude: expect.closeTo(30.25, 5) as number, longitude: expect.closeTo(118.75, 5) as number },
    });
    const [shown, small] = await Promise.all([picture.shown, picture.small].map((copy) => sharp(copy).metadata()));
    expect([shown, small]).toMatchObject([
      { format: 'jpeg', width: 1600, height: 800 },
      { format: 'jpeg', width: 240, height: 120 },
    ]);
    for (const copy of [picture.shown, picture.small]) expect(copy.includes('Exif')).toBe(false);
    expect([shown?.exif, shown?.xmp, shown?.icc]).toEqual([undefined, undefined, undefined]);
  });

  test('without anything in it says nothing', async () => {
    expect((await taken(photo())).camera).toEqual({ takenAt: null, position: null });
    const zero = await inventedPicture(1, { position: { latitude: 0, longitude: 0 }, takenAt: '0000:00:00 00:00:00' });
    expect((await taken(zero)).camera).toEqual({ takenAt: null, position: null });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('held as %s is shown upright', async (orientation) => {
    const across = orientation > 4;
    const picture = await taken(await inventedPicture(2, { orientation }));
    expect([picture.width, picture.height]).toEqual(across ? [360, 480] : [480, 360]);
    const shown = await sharp(picture.shown).metadata();
    expect([shown.width, shown.height, shown.orientation]).toEqual([picture.width, picture.height, undefined]);
  });

  test('of a HEIC file is shown as JPEG, with what the camera wrote', async () => {
    const picture = await taken(heic(), 'image/heic');
    expect(picture).toMatchObject({
      width: 96,
      height: 64,
      camera: { takenAt: '2026-06-01T01:30:00.000Z', position: { latitude: 30.25, longitude: 118.75 } },
    });
    const [corner] = await sharp(picture.shown).extract({ left: 2, top: 2, width: 1, height: 1 }).raw().toBuffer();
    expect(corner).toBeGreaterThan(180);
  });

  test.each([
    ['cut short', async () => (await inventedPicture(3)).subarray(0, 4_000), 'image/jpeg'],
    ['with a beginning alone', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'image/jpeg'],
    ['that is HEIC and cut short', async () => HEIC_SAMPLE.subarray(0, 700), 'image/heic'],
  ])('%s is refused as broken', async (_what, bytes, mediaType) => {
    expect(await takePicture(await bytes(), mediaType)).toEqual({ problem: 'pictureBroken' });
  });

  test('of more points than memory should hold is refused before they are made', async () => {
    const bytes = png();
    bytes.writeUInt32BE(30_000, 16);
    bytes.writeUInt32BE(30_000, 20);
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    expect(await takePicture(bytes, 'image/png')).toEqual({ problem: 'pictureTooManyPoints' });
  });
});

describe('what a picture looks like', () => {
  test('stays alike when it is made smaller, recompressed, brightened, cut a little, or saved as another kind', async () => {
    const original = await inventedPicture(4, { width: 1200, height: 900 });
    const hash = await hashOf(original);
    const changed = [
      sharp(original).resize(400).jpeg({ quality: 40 }),
      sharp(original).modulate({ brightness: 1.15 }).jpeg(),
      sharp(original).extract({ left: 10, top: 10, width: 1180, height: 880 }).jpeg(),
      withExif(sharp(original), { takenAt: '2026:06:02 10:00:00' }).jpeg(),
    ];
    for (const each of changed) expect(distance(hash, await hashOf(await each.toBuffer()))).toBeLessThanOrEqual(10);
    expect(distance(hash, await hashOf(await sharp(original).png().toBuffer(), 'image/png'))).toBeLessThanOrEqual(10);
  });

  test('is found again in each of eight orientations', async () => {
    const original = await inventedPicture(5);
    const hash = await hashOf(original);
    const turned = [0, 90, 180, 270].flatMap((angle) => [
      sharp(original).rotate(angle).jpeg().toBuffer(),
      sharp(original)
        .flop()
        .jpeg()
        .toBuffer()
        .then((mirrored) => sharp(mirrored).rotate(angle).jpeg().toBuffer()),
    ]);
    const hashes = await Promise.all(turned.map(async (each) => hashOf(await each)));
    for (const each of hashes) expect(least(hash, each)).toBeLessThanOrEqual(10);
    expect(hashes.filter((each) => distance(hash, each) > 10).length).toBeGreaterThanOrEqual(6);
  });

  test('differs between pictures that show different things, and a bare wall is like nothing', async () => {
    const hashes = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => hashOf(await inventedPicture(100 + at))),
    );
    const pairs = hashes.flatMap((a, at) => hashes.slice(at + 1).map((b) => least(a, b)));
    expect(Math.min(...pairs)).toBeGreaterThan(10);
    expect((await taken(photo())).hash).toBeNull();
  });
});

test('what a browser says is read, and what makes no sense counts as not said', () => {
  expect(
    readBrowserClaim({
      takenAt: '2026-06-01T09:30:00+08:00',
      latitude: '30.25',
      longitude: '-118.75',
      accuracyM: '12.4',
    }),
  ).toEqual({
    takenAt: '2026-06-01T01:30:00.000Z',
    position: { latitude: 30.25, longitude: -118.75 },
    accuracyM: 12,
  });
  const nothing = { takenAt: null, position: null, accuracyM: null };
  expect(readBrowserClaim({ takenAt: 'yesterday', latitude: '91', longitude: '8', accuracyM: '-1' })).toEqual(nothing);
  expect(readBrowserClaim({})).toEqual(nothing);
});

test('distances are those of the ground', () => {
  // a degree of latitude; Hangzhou to Shanghai
  expect(metresBetween({ latitude: 30, longitude: 118 }, { latitude: 31, longitude: 118 })).toBe(111_195);
  const hangzhou = { latitude: 30.2741, longitude: 120.1551 };
  expect(Math.round(metresBetween(hangzhou, { latitude: 31.2304, longitude: 121.4737 }) / 1000)).toBe(165);
});
