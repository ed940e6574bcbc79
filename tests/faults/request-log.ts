import { appendFileSync, readFileSync } from 'node:fs';
import type { Acknowledged } from '../../audit/check-record.js';

type Line =
  | { readonly kind: 'sent'; readonly requestId: string; readonly caseId: string | null; readonly action: string }
  | ({ readonly kind: 'acknowledged' } & Acknowledged);

/** The clients' own log, in a file of their own: what was sent, written before it is sent; what was answered, after it. */
export class RequestLog {
  /** How many acts were acknowledged so far. */
  acknowledged = 0;

  constructor(private readonly file: string) {}

  sent(requestId: string, caseId: string | null, action: string): void {
    this.#append({ kind: 'sent', requestId, caseId, action });
  }

  acknowledge(answer: Acknowledged): void {
    this.#append({ kind: 'acknowledged', ...answer });
    this.acknowledged += 1;
  }

  /** What the file says, read anew: the ids of all requests, and what clients were told. */
  read(): { readonly sent: readonly string[]; readonly acknowledged: readonly Acknowledged[] } {
    const lines = readFileSync(this.file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
    return {
      sent: [...new Set(lines.map(({ requestId }) => requestId))],
      acknowledged: lines.flatMap((line) => (line.kind === 'acknowledged' ? [line] : [])),
    };
  }

  #append(line: Line): void {
    appendFileSync(this.file, `${JSON.stringify(line)}\n`);
  }
}
