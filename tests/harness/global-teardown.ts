import { rm } from 'node:fs/promises';
import type { RunningServers } from './global-setup.js';

/** Ends what the setup started, and removes its folder. */
export default async function globalTeardown(): Promise<void> {
  const { tongtuTestServers: running } = globalThis as { tongtuTestServers?: RunningServers };
  if (!running) return;
  await Promise.all(running.parts.map((part) => part.stop()));
  await rm(running.folder, { recursive: true, force: true });
}
