import { loadavg } from 'node:os';
import type { MeasuredPage } from './measure-page.js';

const MOST_MS = 50;
const MOST_BYTES = 100 * 1024;

/** Prints what was measured as a table, which pages are beyond the aims, and one line of JSON. */
export function reportPages(measured: readonly MeasuredPage[], told: Readonly<Record<string, number>>): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`page                       p50 ms    p95 ms    max ms   raw KB  gzip KB    br KB`);
  for (const { page, p50Ms, p95Ms, maxMs, sentBytes, gzipBytes, brotliBytes } of measured) {
    const figures = [p50Ms, p95Ms, maxMs].map((ms) => ms.toFixed(1).padStart(9)).join(' ');
    const weights = [sentBytes, gzipBytes, brotliBytes].map((bytes) => (bytes / 1024).toFixed(1).padStart(8)).join(' ');
    say(`${page.padEnd(22)} ${figures} ${weights}${p95Ms > MOST_MS ? '  slow' : ''}`);
  }
  const slow = measured.filter(({ p95Ms }) => p95Ms > MOST_MS).map(({ page }) => page);
  say(slow.length === 0 ? `every page within ${MOST_MS} ms` : `beyond ${MOST_MS} ms: ${slow.join(', ')}`);
  const { firstVisitBytes = 0, requests = 0 } = told;
  say(
    `first visit: ${requests} requests, ${(firstVisitBytes / 1024).toFixed(1)} KB with gzip, ${firstVisitBytes > MOST_BYTES ? 'beyond' : 'within'} ${MOST_BYTES / 1024} KB`,
  );
  say(JSON.stringify({ measured, load: Math.round((loadavg()[0] ?? 0) * 10) / 10, ...told }));
}
