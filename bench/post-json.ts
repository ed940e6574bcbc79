import { Agent, request } from 'node:http';
import type { Answered } from '../bin/demo/office.js';

// One connection for each client, as a browser keeps its own.
const agent = new Agent({ keepAlive: true });

/** Sends one request as lightly as Node can: what a client of the bench costs the processor is not the product's. */
export function postJson(url: string, headers: Readonly<Record<string, string>>, json: unknown): Promise<Answered> {
  const body = JSON.stringify(json);
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body);
    const sent = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-type': 'application/json', 'content-length': length } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as Answered['body'] });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
