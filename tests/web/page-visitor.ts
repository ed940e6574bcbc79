import { randomUUID } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse as Response } from 'fastify';
import { LANGUAGE_COOKIE, type Language } from '../../web/language.js';
import type { SentFile } from '../api/visitor.js';

/** A file and the field of the form that it is chosen in. */
export interface ChosenFile extends SentFile {
  readonly field: string;
}

/** A browser without scripts: it keeps cookies, reads pages, and sends the forms that it finds in them. */
export class PageVisitor {
  readonly #app: FastifyInstance;
  readonly #cookies = new Map<string, string>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  static async signIn(app: FastifyInstance, login: string, password: string): Promise<PageVisitor> {
    const visitor = new PageVisitor(app);
    const answer = await visitor.send('/sign-in', { login, password, back: '/queue' });
    if (answer.statusCode !== 303) throw new Error(`${login} could not sign in: ${answer.statusCode}`);
    return visitor;
  }

  /** What a browser of the same session would send. The values are as the cookie's header writes them. */
  get cookies(): ReadonlyMap<string, string> {
    return new Map([...this.#cookies].map(([name, value]) => [name, encodeURIComponent(value)]));
  }

  /** As after the session ended: the cookie is gone. */
  forget(): void {
    this.#cookies.clear();
  }

  /** As after choosing a language. */
  speak(language: Language): void {
    this.#cookies.set(LANGUAGE_COOKIE, language);
  }

  async see(url: string): Promise<Response> {
    return this.#keep(await this.#app.inject({ method: 'GET', url, headers: this.#headers() }));
  }

  /** Sends fields as a form; a field may come several times. */
  async send(url: string, fields: Fields, files: readonly ChosenFile[] = []): Promise<Response> {
    const { payload, type } = files.length > 0 ? multipart(fields, files) : urlEncoded(fields);
    const headers = { ...this.#headers(), 'content-type': type };
    return this.#keep(await this.#app.inject({ method: 'POST', url, payload, headers }));
  }

  /** Opens a page and sends its form for that address with these fields filled in. */
  async fillIn(page: string, action: string, fields: Fields, files: readonly ChosenFile[] = []): Promise<Response> {
    const { body } = await this.see(page);
    return this.send(action, { ...hiddenFieldsOf(body, action), ...fields }, files);
  }

  #headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    return cookie === '' ? {} : { cookie };
  }

  #keep(response: Response): Response {
    for (const { name, value } of response.cookies) this.#cookies.set(name, value);
    return response;
  }
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The hidden fields of the form that a page sends to an address. Throws when the page has no such form. */
export function hiddenFieldsOf(body: string, action: string): Record<string, string> {
  const forms = body.split('<form').slice(1);
  const form = forms.find((each) => each.includes(`action="${action}"`))?.split('</form>')[0];
  if (form === undefined) throw new Error(`the page has no form for ${action}: ${textOf(body)}`);
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value(?:="([^"]*)")?\/>/g)].map(
      ([, name = '', value = '']) => [unescaped(name), unescaped(value)],
    ),
  );
}

/** What a page says, without its tags. */
export function textOf(body: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(body)?.[1] ?? body;
  return unescaped(main.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).trim();
}

function unescaped(html: string): string {
  return html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function pairsOf(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each): [string, string] => [name, each]),
  );
}

function urlEncoded(fields: Fields) {
  return { payload: new URLSearchParams(pairsOf(fields)).toString(), type: 'application/x-www-form-urlencoded' };
}

/** A multipart body as a browser sends it, with its type. */
export function multipart(fields: Fields, files: readonly ChosenFile[]) {
  const boundary = `b${randomUUID()}`;
  const head = (disposition: string) => `--${boundary}\r\ncontent-disposition: form-data; ${disposition}`;
  const parts = [
    ...pairsOf(fields).map(([name, value]) => Buffer.from(`${head(`name="${name}"`)}\r\n\r\n${value}\r\n`)),
    ...files.flatMap(({ field, name = 'file', type, bytes }) => [
      Buffer.from(`${head(`name="${field}"; filename="${name}"`)}\r\ncontent-type: ${type}\r\n\r\n`),
      bytes,
      Buffer.from('\r\n'),
    ]),
  ];
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}
