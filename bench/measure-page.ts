import { Agent, request } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** A page whose time is taken. */
export interface PageToMeasure {
  readonly name: string;
  readonly path: string;
  readonly cookie: string;
}

/** Times from request to last byte, on this machine; bytes of the page itself, as sent and as gzip and Brotli make it. */
export interface MeasuredPage {
  readonly page: string;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  readonly sentBytes: number;
  readonly gzipBytes: number;
  readonly brotliBytes: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  readonly ms: number;
}

const WARM_UP = 5;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Asks for a page as a browser that is signed in. */
export function getPage(address: string, { path, cookie }: Pick<PageToMeasure, 'path' | 'cookie'>): Promise<Answer> {
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, address), { agent, headers: { cookie } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, body, ms: performance.now() - sentAt });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Asks for a page so many times, by so many people at once. Throws when an answer is not the page. */
export async function measurePage(
  address: string,
  page: PageToMeasure,
  { times, clients }: { readonly times: number; readonly clients: number },
): Promise<MeasuredPage> {
  const latencies: number[] = [];
  let body = '';
  const look = async (count: number, kept: boolean) => {
    for (let time = 0; time < count; time += 1) {
      const answer = await getPage(address, page);
      if (answer.status !== 200) throw new Error(`${page.name} was answered ${answer.status}`);
      if (kept) latencies.push(answer.ms);
      ({ body } = answer);
    }
  };
  await look(WARM_UP, false);
  await Promise.all(Array.from({ length: clients }, () => look(Math.ceil(times / clients), true)));
  return { page: page.name, ...spread(latencies), ...weightOf(body) };
}

function spread(latencies: readonly number[]): Pick<MeasuredPage, 'p50Ms' | 'p95Ms' | 'maxMs'> {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
}

/** What a text weighs on the line. */
export function weightOf(body: string): Pick<MeasuredPage, 'sentBytes' | 'gzipBytes' | 'brotliBytes'> {
  const bytes = Buffer.from(body);
  return { sentBytes: bytes.length, gzipBytes: gzipSync(bytes).length, brotliBytes: brotliCompressSync(bytes).length };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
