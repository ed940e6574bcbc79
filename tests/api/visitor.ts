import { randomUUID } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse as Response } from 'fastify';

type Headers = Readonly<Record<string, string>>;

export interface SentFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly name?: string;
}

/** A client of the API with a session. */
export class Visitor {
  readonly #app: FastifyInstance;
  readonly #headers: Headers;
  readonly cookie: string;

  constructor(app: FastifyInstance, { cookie, csrf }: { cookie: string; csrf: string }) {
    this.#app = app;
    this.cookie = cookie;
    this.#headers = { cookie, 'x-csrf-token': csrf };
  }

  static async signIn(app: FastifyInstance, login: string, password: string): Promise<Visitor> {
    const response = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password } });
    if (response.statusCode !== 201) throw new Error(`${login} could not sign in: ${response.body}`);
    const [cookie] = response.cookies;
    return new Visitor(app, {
      cookie: `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}`,
      csrf: response.json<{ csrfToken: string }>().csrfToken,
    });
  }

  /** The same session at another application on the same parts. */
  at(app: FastifyInstance): Visitor {
    return new Visitor(app, { cookie: this.cookie, csrf: this.csrf });
  }

  get(url: string, headers: Headers = {}): Promise<Response> {
    return this.#app.inject({ method: 'GET', url, headers: { ...this.#headers, ...headers } });
  }

  post(url: string, payload: object | string, headers: Headers = {}): Promise<Response> {
    return this.#app.inject({ method: 'POST', url, payload, headers: { ...this.#headers, ...headers } });
  }

  get csrf(): string {
    return this.#headers['x-csrf-token'] ?? '';
  }

  /** A request of a resumable upload. */
  tus(
    method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE' | 'OPTIONS',
    url: string,
    headers: Headers = {},
    payload?: Buffer,
  ): Promise<Response> {
    const sent = { ...this.#headers, 'tus-resumable': '1.0.0', ...headers };
    return this.#app.inject({ method, url, headers: sent, ...(payload && { payload }) });
  }

  put(url: string, payload: object): Promise<Response> {
    return this.#app.inject({ method: 'PUT', url, payload, headers: this.#headers });
  }

  patch(url: string, payload: object): Promise<Response> {
    return this.#app.inject({ method: 'PATCH', url, payload, headers: this.#headers });
  }

  delete(url: string): Promise<Response> {
    return this.#app.inject({ method: 'DELETE', url, headers: this.#headers });
  }

  /** Posts a multipart body; each file is a part of the name `file`. */
  upload(url: string, fields: Headers, ...files: readonly (SentFile | undefined)[]): Promise<Response> {
    const boundary = `b${randomUUID()}`;
    const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
    for (const file of files) {
      if (!file) continue;
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name ?? 'file'}"\r\ncontent-type: ${file.type}\r\n\r\n`;
      parts.push(Buffer.from(head), file.bytes, Buffer.from('\r\n'));
    }
    const payload = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
    const headers = { ...this.#headers, 'content-type': `multipart/form-data; boundary=${boundary}` };
    return this.#app.inject({ method: 'POST', url, payload, headers });
  }

  /** Performs an action on a case as it was last seen at `seq`. */
  act(caseId: string, action: string, seq: number, body: object = {}, key: string = randomUUID()): Promise<Response> {
    return this.post(`/api/v1/cases/${caseId}/actions/${action}`, body, {
      'idempotency-key': key,
      'if-match': `"${seq}"`,
    });
  }
}
