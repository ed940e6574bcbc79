import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** The points of a picture, four bytes each: red, green, blue, opacity. */
export interface Points {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const LONGEST_MS = 30_000;
const DECODER = createRequire(import.meta.url).resolve('heic-decode');

/** It is one file, built or not: a thread started from source has no compiler. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
require(workerData.decoder)({ buffer: workerData.bytes }).then(
  ({ width, height, data }) => parentPort.postMessage({ width, height, data }, [data.buffer]),
  () => parentPort.postMessage(null),
);`;

/**
 * Decodes a HEIC picture, upright. In a thread of its own: it takes seconds, in which nobody else would be answered, and
 * a file that is made to be endless must be stoppable.
 * @returns `null` when it is broken.
 */
export async function decodeHeic(bytes: Buffer): Promise<Points | null> {
  const thread = new Worker(THREAD, { eval: true, workerData: { decoder: DECODER, bytes: new Uint8Array(bytes) } });
  const tooLong = setTimeout(() => void thread.terminate(), LONGEST_MS);
  try {
    return await new Promise<Points | null>((resolve) => {
      thread.once('message', (points: Points | null) => resolve(points));
      // whatever ends the thread before it answers: too much memory, or the time that it may take
      thread.once('error', () => resolve(null));
      thread.once('exit', () => resolve(null));
    });
  } finally {
    clearTimeout(tooLong);
    await thread.terminate();
  }
}
