import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkFile } from '../../desk/check-file.js';
import { type Antivirus, clamd } from '../../ports/antivirus.js';
import { pdf } from '../api/papers.js';
import { fakeClamd } from './fake-clamd.js';

const HARMFUL = 'harmful';
const verdict = (file: Buffer) =>
  file.includes(HARMFUL)
    ? 'stream: Eicar-Signature FOUND'
    : file.includes('huge')
      ? 'INSTREAM size limit exceeded. ERROR'
      : 'stream: OK';

async function check(antivirus: Antivirus, content = '') {
  const warned: string[] = [];
  const logger = { warn: (fields: object, message: string) => void warned.push(JSON.stringify(fields) + message) };
  const bytes = Buffer.concat([pdf(), Buffer.from(content)]);
  return { answer: await checkFile({ antivirus, logger }, { bytes, claimedType: 'application/pdf' }), warned };
}

test('a file goes to the scanner whole, and its verdict holds', async () => {
  const scanner = await fakeClamd({ port: 0 }, verdict);
  const antivirus = clamd(`tcp://127.0.0.1:${(scanner.server.address() as AddressInfo).port}`);
  const large = randomBytes(300_000);
  expect(await antivirus.isInfected(large)).toBe(false);
  expect(scanner.received[0]?.equals(large)).toBe(true);
  expect(await check(antivirus)).toEqual({ answer: 'application/pdf', warned: [] });
  expect((await check(antivirus, HARMFUL)).answer).toEqual({ problem: 'fileInfected' });
  await scanner.close();
});

test('a scanner behind a socket file is asked likewise', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tongtu-clamd-'));
  const scanner = await fakeClamd({ path: path.join(folder, 'clamd.ctl') }, verdict);
  const antivirus = clamd(`unix://${folder}/clamd.ctl`);
  expect([await antivirus.isInfected(pdf()), await antivirus.isInfected(Buffer.from(HARMFUL))]).toEqual([false, true]);
  await scanner.close();
  await rm(folder, { recursive: true });
});

test('where the scanner is away, silent or gives up, nothing is let through, and the log says so without the file', async () => {
  const scanner = await fakeClamd({ port: 0 }, (file) => (file.includes('silence') ? null : verdict(file)));
  const { port } = scanner.server.address() as AddressInfo;
  const refused = {
    answer: { problem: 'scannerAway' },
    warned: [expect.stringContaining('refused unscanned') as string],
  };
  expect(await check(clamd(`tcp://127.0.0.1:${port}`), 'huge')).toEqual(refused);
  expect(await check(clamd(`tcp://127.0.0.1:${port}`, 100), 'silence')).toEqual(refused);
  await scanner.close();
  expect(await check(clamd(`tcp://127.0.0.1:${port}`))).toEqual(refused);
});
