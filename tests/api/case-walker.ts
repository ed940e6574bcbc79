import type { LightMyRequestResponse as Response } from 'fastify';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { addDays } from '../../procedures/days.js';
import { until } from '../harness/until.js';
import type { DoorBench } from './door-bench.js';
import { photo } from './papers.js';

interface Need {
  readonly slot: string;
  readonly min: number;
  readonly held: number;
}

/** What a walk reads of a case. */
export interface Shown {
  readonly number: string;
  readonly step: string;
  readonly seq: number;
  readonly closed: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly linked: Readonly<
    Record<'lot' | 'followUp' | 'home', { readonly id: string; readonly number: string } | null>
  >;
  readonly lot: ShownLot | null;
  readonly recoveries: readonly object[];
  readonly recovery: object | null;
  readonly actions: readonly {
    readonly name: string;
    readonly signInAgain: boolean;
    readonly evidence: readonly Need[];
    readonly blockedBy: { readonly code: string } | null;
  }[];
}

export interface ShownLot {
  readonly bids: readonly {
    readonly id: string | null;
    readonly creditCode: string | null;
    readonly name: string | null;
    readonly receivedAt: string;
    readonly totalFen: string | null;
    readonly rank: number | null;
    readonly body: { readonly statement: string; readonly documents: readonly { readonly title: string }[] } | null;
  }[];
  readonly homes: readonly { readonly number: string; readonly step: string }[];
  readonly findings: readonly { readonly number: number; readonly shared: string; readonly answer: string | null }[];
  readonly contract: { readonly number: string; readonly sumFen: string } | null;
  readonly tranches: readonly { readonly tranche: string; readonly amountFen: string; readonly state: string }[];
  readonly applications: readonly { readonly state: string; readonly amountFen: string }[];
  readonly needTotalFen: string | null;
}

export interface Act {
  readonly form?: object;
  readonly password?: string;
  /** Slots to be filled beside those that the action asks for. */
  readonly also?: readonly string[];
}

/** Takes one case along over HTTP, uploading what each act asks for. */
export class CaseWalker {
  readonly #door: DoorBench;
  readonly id: string;

  constructor(door: DoorBench, id: string) {
    this.#door = door;
    this.id = id;
  }

  async see(login: string): Promise<Shown> {
    const response = await (await this.#door.visitor(login)).get(`/api/v1/cases/${this.id}`);
    if (response.statusCode !== 200) throw new Error(`${login} does not see the case: ${response.body}`);
    return response.json<Shown>();
  }

  /** Uploads what is missing and acts; whatever the answer. */
  async try(login: string, action: string, { form = {}, password, also = [] }: Act = {}): Promise<Response> {
    const visitor = await this.#door.visitor(login);
    const shown = await this.see(login);
    const needs = shown.actions.find(({ name }) => name === action)?.evidence ?? [];
    const slots = [
      ...needs.flatMap(({ slot, min, held }) => Array<string>(Math.max(min - held, 0)).fill(slot)),
      ...also,
    ];
    for (const slot of slots)
      await visitor.upload(`/api/v1/cases/${this.id}/evidence`, { slot }, { bytes: photo(), type: 'image/jpeg' });
    return visitor.act(this.id, action, shown.seq, { form, ...(password === undefined ? {} : { password }) });
  }

  /** Acts, and must be answered with 200. @returns the step that was reached, or the outcome. */
  async act(login: string, action: string, act: Act = {}): Promise<string> {
    const response = await this.try(login, action, act);
    if (response.statusCode !== 200) throw new Error(`${action} by ${login}: ${response.body}`);
    const { step, closed } = response.json<{ step: string; closed: string | null }>();
    return closed ?? step;
  }

  /** The code of the refusal. */
  async refused(login: string, action: string, act: Act = {}): Promise<string> {
    const response = await this.try(login, action, act);
    return response.statusCode < 400 ? `done: ${response.body}` : response.json<{ code: string }>().code;
  }

  /** Lets the earliest running deadline pass, and waits until the clock has acted. @returns the step or outcome then. */
  async letClockPass(): Promise<string> {
    const { database } = this.#door.bench;
    const [clock] = await database.read<{ day: string }>(
      `select min(last_day)::text as day from case_clocks where case_id = $1 and state = 'running'`,
      [this.id],
    );
    const before = await this.#standing();
    await database.setClock(`${addDays(clock?.day ?? '', 1)} 09:00`);
    await this.#door.bench.wake({ tenant: DEMO_TENANT.id, caseId: this.id });
    const now = await until(async () => {
      const standing = await this.#standing();
      return standing.seq > before.seq && standing;
    }, `the clock acts after ${before.step}`);
    return now.outcome ?? now.step;
  }

  async #standing() {
    const rows = await this.#door.bench.database.read<{ seq: number; step: string; outcome: string | null }>(
      'select seq, step, outcome from cases where id = $1',
      [this.id],
    );
    if (!rows[0]) throw new Error('no such case');
    return rows[0];
  }
}
