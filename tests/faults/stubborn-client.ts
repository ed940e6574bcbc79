import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import type { Answered, FaultStatistics } from './fault-statistics.js';
import type { RequestLog } from './request-log.js';

const ANSWER_WITHIN_MS = 20_000;
const REPEAT_AFTER_MS = 150;
/** Past this the system does not recover: the run has failed. */
const MOST_TRIES = 600;

/** A definite answer: whatever is repeated is not one. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: object;
  readonly file?: { readonly slot: string; readonly bytes: Buffer };
}

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

/** What an act is sent as. */
export interface WantedAct {
  readonly caseId: string;
  readonly action: string;
  readonly seq: number;
  readonly body: object;
}

/** Accounts at the door of a system that keeps dying. Repeats the same request until its answer is definite. */
export class StubbornClient {
  readonly #sessions = new Map<string, Promise<Session>>();

  constructor(
    private readonly url: (path: string) => string,
    private readonly log: RequestLog,
    private readonly statistics: FaultStatistics,
  ) {}

  async get<T>(login: string, path: string): Promise<T> {
    const { status, body } = await this.send(login, { method: 'GET', path });
    if (status !== 200) throw new Error(`${path} for ${login}: ${status} ${JSON.stringify(body)}`);
    return body as T;
  }

  /** Opens a case. The id of the request stays the same however often it is sent. */
  async open(login: string, body: object): Promise<{ id: string; number: string }> {
    const requestId = randomUUID();
    const startedAt = Date.now();
    this.log.sent(requestId, null, 'open');
    const headers = { 'idempotency-key': requestId };
    const answer = await this.send(login, { method: 'POST', path: '/api/v1/cases', headers, json: body });
    if (answer.status !== 201) throw new Error(`opening: ${answer.status} ${JSON.stringify(answer.body)}`);
    const opened = answer.body as { id: string; number: string; seq: number; step: string };
    this.log.acknowledge({ requestId, caseId: opened.id, action: 'open', seq: opened.seq, step: opened.step });
    this.statistics.acknowledged(startedAt);
    return opened;
  }

  /**
   * Performs an act.
   * @param twice sends it two times at once, as a double click does: both must be answered alike.
   */
  async act(login: string, { caseId, action, seq, body }: WantedAct, twice: boolean): Promise<Answer> {
    const requestId = randomUUID();
    const startedAt = Date.now();
    this.log.sent(requestId, caseId, action);
    const path = `/api/v1/cases/${caseId}/actions/${action}`;
    const headers = { 'idempotency-key': requestId, 'if-match': `"${seq}"` };
    const send = () => this.send(login, { method: 'POST', path, headers, json: body });
    const [answer, other] = await Promise.all([send(), twice ? send() : null]);
    if (other && JSON.stringify(other.body) !== JSON.stringify(answer.body)) this.statistics.differing.push(path);
    if (answer.status !== 200) return answer;
    const recorded = answer.body as { seq: number; step: string };
    this.log.acknowledge({ requestId, caseId, action, seq: recorded.seq, step: recorded.step });
    this.statistics.acknowledged(startedAt);
    return answer;
  }

  /** Sends until the answer says something about the request rather than about the system. */
  async send(login: string, request: Request): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      const answered = await this.sendOnce(login, request);
      this.statistics.answered(answered);
      if (typeof answered !== 'string' && answered.status < 500 && answered.status !== 429) return answered;
      if (tries === MOST_TRIES)
        throw new Error(`${request.path}: no definite answer, last ${JSON.stringify(answered)}`);
      await pause(REPEAT_AFTER_MS);
    }
  }

  signIn(login: string): Promise<Session> {
    const known = this.#sessions.get(login) ?? this.#begin(login);
    this.#sessions.set(login, known);
    return known;
  }

  async #begin(login: string): Promise<Session> {
    const answer = await fetch(this.url('/api/v1/session'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: DEMO_PASSWORD }),
    });
    if (answer.status !== 201) throw new Error(`${login} could not sign in: ${answer.status}`);
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', csrf: csrfToken };
  }

  /** Sends once, whatever comes back. */
  async sendOnce(login: string, { method, path, headers, json, file }: Request): Promise<Answered> {
    const { cookie, csrf } = await this.signIn(login);
    try {
      const answer = await fetch(this.url(path), {
        method,
        headers: {
          cookie,
          'x-csrf-token': csrf,
          ...headers,
          ...(json && { 'content-type': 'application/json' }),
        },
        ...(json && { body: JSON.stringify(json) }),
        ...(file && { body: multipart(file) }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      return { status: answer.status, body: await answer.json() };
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'silence' : 'broken connection';
    }
  }
}

function multipart({ slot, bytes }: { readonly slot: string; readonly bytes: Buffer }): FormData {
  const form = new FormData();
  form.set('slot', slot);
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
  return form;
}
