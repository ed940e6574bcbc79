import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { folderFileStore } from '../../ports/file-store.js';
import { outboxFolderSms } from '../../ports/sms.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongtu-ports-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const contents = async (store: ReturnType<typeof folderFileStore>, key: string) => {
  const stream = await store.get(key);
  return stream && text(stream);
};

test('a file is found again as it was put, and leaves no half file beside it', async () => {
  const store = folderFileStore(folder);
  await store.put(Buffer.from('one'), 't/c/e');
  await store.put(Buffer.from('two'), 't/c/e');
  expect(await contents(store, 't/c/e')).toBe('two');
  expect(await readdir(join(folder, 't/c'))).toEqual(['e']);
  expect((await stat(join(folder, 't/c/e'))).mode & 0o077).toBe(0);
});

test('what was removed or never there is no file', async () => {
  const store = folderFileStore(folder);
  await store.put(Buffer.from('one'), 't/c/e');
  await store.remove('t/c/e');
  await store.remove('t/c/e');
  expect(await store.get('t/c/e')).toBeNull();
});

test.each(['../x/y', 't/c/../../../etc', '/etc/passwd', 't/c', 't/c/e/f', ''])('%j leads nowhere', async (key) => {
  await expect(folderFileStore(folder).get(key)).rejects.toThrow('not a key');
});

test('messages are noted for the owner of the folder alone', async () => {
  const sms = outboxFolderSms(folder);
  await Promise.all([sms.send('13800138000', '一'), sms.send('13800138001', '二')]);
  const lines = (await readFile(join(folder, 'outbox/sms.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(lines).toHaveLength(2);
  expect((await stat(join(folder, 'outbox/sms.jsonl'))).mode & 0o777).toBe(0o600);
});
