import { inventedPhoto } from './invented-photo.js';
import { DEMO_PASSWORD } from '../seed-demo.js';
import { StartupProblem } from '../startup-problem.js';

/** An answer of the API, read as JSON where there is any. */
export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Seat {
  readonly cookie: string;
  readonly csrf: string;
}

interface Sending {
  readonly json?: unknown;
  readonly csv?: string;
  readonly multipart?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The people of the demo county at their desks: each signs in once, all over HTTP. */
export class Office {
  readonly #seats = new Map<string, Promise<Seat>>();

  constructor(readonly address: string) {}

  async get<Body>(login: string, path: string): Promise<Body> {
    return (await this.#expect(login, 'GET', path, {})) as Body;
  }

  async post<Body>(login: string, path: string, json: unknown): Promise<Body> {
    return (await this.#expect(login, 'POST', path, { json })) as Body;
  }

  async put(login: string, path: string, json: unknown): Promise<void> {
    await this.#expect(login, 'PUT', path, { json });
  }

  async patch(login: string, path: string, json: unknown): Promise<void> {
    await this.#expect(login, 'PATCH', path, { json });
  }

  async postCsv<Body>(login: string, path: string, csv: string): Promise<Body> {
    return (await this.#expect(login, 'POST', path, { csv, headers: { 'content-type': 'text/csv' } })) as Body;
  }

  /** The bytes of a file, as text. */
  async download(login: string, path: string): Promise<string> {
    const response = await this.#fetch(login, 'GET', path, {});
    if (!response.ok) throw new Error(`GET ${path} by ${login}: ${response.status} ${await response.text()}`);
    return response.text();
  }

  /** Puts an invented photograph into a slot of a case; no two are alike. */
  async attach(login: string, caseId: string, slot: string): Promise<void> {
    const multipart = new FormData();
    multipart.set('slot', slot);
    multipart.set('file', new Blob([new Uint8Array(inventedPhoto())], { type: 'image/jpeg' }), 'photo.jpg');
    await this.#expect(login, 'POST', `/cases/${caseId}/evidence`, { multipart });
  }

  /** Sends whatever the answer will be. */
  async send(login: string, method: string, path: string, sending: Sending): Promise<Answered> {
    const response = await this.#fetch(login, method, path, sending);
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Answered['body']) };
  }

  /** What a request of someone carries, who is signed in by then. */
  async headersOf(login: string): Promise<Record<string, string>> {
    const { cookie, csrf } = await this.#seatOf(login);
    return { cookie, 'x-csrf-token': csrf };
  }

  async #expect(login: string, method: string, path: string, sending: Sending): Promise<Answered['body']> {
    const { status, body } = await this.send(login, method, path, sending);
    if (status >= 400) throw new Error(`${method} ${path} by ${login}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async #fetch(login: string, method: string, path: string, { json, csv, multipart, headers }: Sending) {
    const seat = await this.headersOf(login);
    const body = multipart ?? csv ?? (json === undefined ? null : JSON.stringify(json));
    return fetch(`${this.address}/api/v1${path}`, {
      method,
      body,
      headers: {
        ...seat,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
    }).catch((error: unknown) => {
      throw gone(this.address, error);
    });
  }

  #seatOf(login: string): Promise<Seat> {
    const seat = this.#seats.get(login) ?? this.#signIn(login);
    this.#seats.set(login, seat);
    return seat;
  }

  async #signIn(login: string): Promise<Seat> {
    const response = await fetch(`${this.address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: DEMO_PASSWORD }),
    }).catch((error: unknown) => {
      throw gone(this.address, error);
    });
    if (response.status !== 201) {
      throw new StartupProblem(
        `${this.address} has no demo county: the demo's account ${login} cannot sign in (${response.status}).`,
        'It may be in production. The demo runs on a system of its own alone: npm start with another TONGTU_DATA and PORT.',
      );
    }
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    return { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '', csrf: csrfToken };
  }
}

/** The connection itself failed: whatever was answered by then is in the record. */
function gone(address: string, error: unknown): StartupProblem {
  const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
  return new StartupProblem(
    `The system at ${address} no longer answers (${code ?? 'unknown reason'}).`,
    'Look whether npm start still runs. A run that broke off is not taken up again; the next one has people of its own.',
  );
}
