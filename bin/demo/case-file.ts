import { randomUUID } from 'node:crypto';
import type { Answered, Office } from './office.js';
import type { RunLog } from './run-log.js';

/** What goes with an act: its form, the slots to be filled before it, and the password where it is asked once more. */
export interface Act {
  readonly form?: object;
  readonly papers?: readonly string[];
  readonly password?: string;
}

/** An application or a lot to be opened. */
export interface Opening {
  readonly procedure: string;
  readonly placeId: string;
  readonly form: object;
}

interface Standing {
  readonly seq: number;
  readonly step: string;
  readonly closed: string | null;
  readonly dueOn: string | null;
}

const TRIES = 5;
/** Someone was faster, or the system could not say: the case is read again, or the same request repeated. */
const STALE = 412;
const UNSURE = [429, 503];

/** One case as the demo knows it: where it stood when it was last heard of. */
export class CaseFile {
  step = '';
  closed: string | null = null;
  seq = 0;
  /** The last day of the deadline that ends first. */
  dueOn: string | null = null;

  private constructor(
    private readonly office: Office,
    private readonly log: RunLog,
    readonly programme: string,
    readonly id: string,
    readonly number: string,
  ) {}

  /** Opens a case. */
  static async open(office: Office, log: RunLog, login: string, opening: Opening): Promise<CaseFile> {
    const key = randomUUID();
    const sent = performance.now();
    const { status, body } = await repeatWhileUnsure(() =>
      office.send(login, 'POST', '/cases', { json: opening, headers: { 'idempotency-key': key } }),
    );
    if (status !== 201) throw new Error(`opening by ${login}: ${status} ${JSON.stringify(body)}`);
    const opened = body as unknown as Standing & { id: string; number: string };
    const file = new CaseFile(office, log, opening.procedure, opened.id, opened.number);
    file.#keep('open', key, opened, sent);
    return file;
  }

  /** A case that came to be by itself, such as the visits after the works. */
  static known(
    office: Office,
    log: RunLog,
    { programme, id, number }: { programme: string; id: string; number: string },
  ): CaseFile {
    return new CaseFile(office, log, programme, id, number);
  }

  /** Fills the slots and acts; must be answered with 200. */
  async act(login: string, action: string, act: Act = {}): Promise<void> {
    const answer = await this.#try(login, action, act);
    if (answer.status !== 200)
      throw new Error(`${action} on ${this.number} by ${login}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** Acts if it may. @returns the code of the refusal, `null` when it was done. */
  async attempt(login: string, action: string, act: Act = {}): Promise<string | null> {
    const { status, body } = await this.#try(login, action, act);
    return status === 200 ? null : String(body.code);
  }

  /** Asks where the case stands now, after its lot, the bank or the clock acted on it. */
  async readAgain(login: string): Promise<void> {
    const { seq, step, closed } = await this.office.get<Standing>(login, `/cases/${this.id}`);
    this.hear({ seq, step, outcome: closed });
  }

  /** What the demo heard of the case in a list. */
  hear({ seq, step, outcome }: { seq: number; step: string; outcome: string | null }): void {
    Object.assign(this, { seq, step, closed: outcome });
  }

  async #try(login: string, action: string, { form = {}, papers = [], password }: Act): Promise<Answered> {
    for (const slot of papers) await this.office.attach(login, this.id, slot);
    const json = { form, ...(password !== undefined && { password }) };
    for (let tries = 1; ; tries += 1) {
      const key = randomUUID();
      const sent = performance.now();
      const headers = { 'idempotency-key': key, 'if-match': `"${this.seq}"` };
      const path = `/cases/${this.id}/actions/${action}`;
      const answer = await repeatWhileUnsure(() => this.office.send(login, 'POST', path, { json, headers }));
      if (answer.status === 200) this.#keep(action, key, answer.body as unknown as Standing, sent);
      if (answer.status !== STALE || tries === TRIES) return answer;
      await this.readAgain(login);
    }
  }

  #keep(action: string, requestId: string, { seq, step, closed, dueOn }: Standing, sent: number): void {
    Object.assign(this, { seq, step, closed, dueOn });
    this.log.keep({ requestId, caseId: this.id, action, seq, step }, performance.now() - sent);
  }
}

async function repeatWhileUnsure(send: () => Promise<Answered>): Promise<Answered> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send();
    if (!UNSURE.includes(answer.status) || tries === TRIES) return answer;
    await new Promise((resolve) => setTimeout(resolve, 500 * tries));
  }
}
