import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = path.resolve(import.meta.dirname, '../../servers/postgres/archive-wal.sh');
const NAME = '000000010000000000000003';

let folder: string;
let archive: string;
let piece: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongtu-wal-'));
  archive = path.join(folder, 'wal');
  piece = path.join(folder, NAME);
  await mkdir(archive);
  await writeFile(piece, 'one');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Whether PostgreSQL may throw its own copy away. */
const kept = (to = archive) =>
  promisify(execFile)('sh', [SCRIPT, piece, NAME, to]).then(
    () => true,
    () => false,
  );
const inArchive = () => readFile(path.join(archive, NAME), 'utf8');

test('a piece of the log is kept whole, and nothing else is left there', async () => {
  expect(await kept()).toBe(true);
  expect([await readdir(archive), await inArchive()]).toEqual([[NAME], 'one']);
});

test('the same piece again, as after a crash in between, is no error', async () => {
  await kept();
  expect(await kept()).toBe(true);
});

test('another piece of the same name is refused, and the first one stays', async () => {
  await kept();
  await writeFile(piece, 'two');
  expect(await kept()).toBe(false);
  expect(await inArchive()).toBe('one');
});

test('half a piece from an interruption is not taken for a whole one', async () => {
  await writeFile(path.join(archive, `${NAME}.part`), 'o');
  expect(await kept()).toBe(true);
  expect([await readdir(archive), await inArchive()]).toEqual([[NAME], 'one']);
});

test('where nothing can be kept, PostgreSQL hears of it', async () => {
  expect(await kept(path.join(folder, 'absent'))).toBe(false);
});
