import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import type { SeededRandom } from '../../bin/seeded-random.js';
import { procedureOf } from '../../procedures/all-procedures.js';
import {
  CASE_WORKFLOW,
  caseStart,
  caseWorkflowId,
  catchUpSignal,
  rotateSignal,
} from '../../workflows/case-messages.js';
import type { RunningSystem } from '../bin/running-system.js';
import { until } from '../harness/until.js';

const TENANT = DEMO_TENANT.id;
const FIRST_DAY = '2026-03-02';
const ANSWER_WITHIN_MS = 3_000;
const COMES_BACK_WITHIN_MS = 60_000;

interface DueCase {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  readonly version: number;
}

/** The database and the Temporal server of a running system that loses both again and again. */
export class BesiegedCounty {
  readonly #temporal: Client;

  private constructor(
    readonly ownerUrl: string,
    private readonly connection: Connection,
  ) {
    this.#temporal = new Client({ connection });
  }

  static async of({ dataFolder }: RunningSystem): Promise<BesiegedCounty> {
    const read = (file: string) => readFile(path.join(dataFolder, file), 'utf8');
    const { databasePassword } = JSON.parse(await read('secrets.json')) as { databasePassword: string };
    const ownerUrl = `postgresql://tongtu_owner:${databasePassword}@127.0.0.1:${await read('postgres.port')}/tongtu`;
    return new BesiegedCounty(ownerUrl, Connection.lazy({ address: `127.0.0.1:${await read('temporal.port')}` }));
  }

  /** Sets the clock, and the year that the demo was made for, to a spring day: no run crosses a year without a calendar. */
  async begin(): Promise<void> {
    await this.rows(`update demo_clock set shift = '${FIRST_DAY} 09:00 Asia/Shanghai'::timestamptz - now()`);
    for (const table of ['quotas', 'funds']) await this.rows(`update ${table} set year = 2026`);
    await this.rows(`update reference_lists set as_of = '${FIRST_DAY}'`);
  }

  /** Asks as the owner of the tables, again until the database answers. */
  async rows<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
    return until(() => this.#ask<Row>(sql), 'the database answers', COMES_BACK_WITHIN_MS);
  }

  async #ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[] | null> {
    const client = new pg.Client({ connectionString: this.ownerUrl, connectionTimeoutMillis: ANSWER_WITHIN_MS });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(sql)).rows;
    } catch (error) {
      // What the statement itself did wrong will not pass.
      if (error instanceof pg.DatabaseError && error.code?.startsWith('42')) throw error;
      return null;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async today(): Promise<string> {
    const [row] = await this.rows<{ today: string }>('select app_today()::text as today');
    return row?.today ?? '';
  }

  /** Wakes every case of which a clock is due, as the sweep does every half minute, until none is left. */
  async letClocksAct(): Promise<void> {
    await until(
      async () => {
        const due = await this.rows<DueCase>(
          `select distinct c.id, c.number, c.procedure, c.version from cases c join case_clocks k on k.case_id = c.id
           where k.state = 'running' and not k.provisional and k.due_at <= app_now() and coalesce(k.retry_at, k.due_at) <= app_now()`,
        );
        await Promise.all(due.map((each) => this.#wake(each)));
        if (due.length > 0) await pause(300);
        return due.length === 0;
      },
      'every due clock has acted',
      120_000,
    );
  }

  async #wake({ id, number, procedure, version }: DueCase): Promise<void> {
    const of = { programme: procedureOf(procedure, version).title.zh, number };
    const start = { ...caseStart({ tenant: TENANT, caseId: id }, of), signal: catchUpSignal };
    await this.#try(() => this.#temporal.workflow.signalWithStart(CASE_WORKFLOW, start));
  }

  /** Has one of some cases begin a new run. @returns whether the server took it. */
  async rotateOne(caseIds: readonly string[], random: SeededRandom): Promise<boolean> {
    const caseId = caseIds[random.below(caseIds.length)];
    if (caseId === undefined) return false;
    const handle = this.#temporal.workflow.getHandle(caseWorkflowId(TENANT, caseId));
    return this.#try(() => handle.signal(rotateSignal));
  }

  /** Runs of the cases' workflows that ended by beginning anew. */
  async continuedRuns(): Promise<number> {
    const { count } = await this.#temporal.workflow.count("ExecutionStatus = 'ContinuedAsNew'");
    return count;
  }

  #try(call: () => Promise<unknown>): Promise<boolean> {
    return this.#temporal.withDeadline(Date.now() + ANSWER_WITHIN_MS, call).then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
