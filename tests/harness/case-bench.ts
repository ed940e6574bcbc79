import { randomUUID } from 'node:crypto';
import {
  Client,
  Connection,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { procedureOf } from '../../procedures/all-procedures.js';
import type { CaseRef, Recorded } from '../../record/record-types.js';
import { actUpdate, CASE_WORKFLOW, catchUpSignal, caseStart, caseWorkflowId } from '../../workflows/case-messages.js';
import { type DemoAct, type DemoCase, submitDemoAct } from '../builders/demo-case.js';
import { type CaseWorker, startCaseWorker } from './case-worker.js';
import { type RecordingSms, recordingSms } from './recording-sms.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { testServers } from './test-servers.js';
import { until } from './until.js';

/** Cases on a real record and a real Temporal, without the doors. */
export interface CaseBench {
  readonly database: TestDatabase;
  readonly client: Client;
  readonly taskQueue: string;
  readonly sms: RecordingSms;
  startWorker(record?: TestDatabase['record']): Promise<CaseWorker>;
  /** Submits an action and asks the case's workflow to take it, again and again while the outcome stays unknown. */
  act(of: DemoCase, act: DemoAct): Promise<Recorded>;
  /** Asks the workflow to take what was submitted under this request id. */
  ask(of: DemoCase, requestId: string, action: string): Promise<Recorded>;
  wake(ref: CaseRef): Promise<void>;
  /** Wakes every open case, as after the clock was moved. */
  wakeAll(): Promise<void>;
  workflowOf(ref: CaseRef): ReturnType<Client['workflow']['getHandle']>;
  stopWorkers(): Promise<void>;
  stop(): Promise<void>;
}

const ACT_DEADLINE_MS = 30_000;

/** A server that had too much to do at once may drop an update: repeating the request is what a client does then. */
function nullIfUnknown(error: unknown): null {
  const dropped = error instanceof WorkflowUpdateFailedError && error.cause?.message.includes('processed by worker');
  if (dropped || error instanceof ServiceError) return null;
  throw error;
}

/** A database and a task queue of the test file's own. Workers that were not stopped are stopped with it. */
export async function startCaseBench(): Promise<CaseBench> {
  const database = await createTestDatabase();
  const connection = await Connection.connect({ address: testServers().temporalAddress });
  const client = new Client({ connection });
  const taskQueue = `cases-${randomUUID()}`;
  const sms = recordingSms();
  const workers: CaseWorker[] = [];

  const stopWorkers = async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  };
  const startOf = async (ref: CaseRef) => {
    const rows = await database.read<{ procedure: string; version: number; number: string }>(
      'select procedure, version, number from cases where id = $1',
      [ref.caseId],
    );
    const [row] = rows;
    const programme = row ? procedureOf(row.procedure, row.version).title.zh : 'no such case';
    return caseStart(ref, { programme, number: row?.number ?? '' }, taskQueue);
  };
  const ask = async (of: DemoCase, requestId: string, action: string): Promise<Recorded> => {
    const startWorkflowOperation = new WithStartWorkflowOperation(CASE_WORKFLOW, await startOf(of));
    startWorkflowOperation.workflowHandle().catch(() => undefined);
    return client.withDeadline(Date.now() + ACT_DEADLINE_MS, () =>
      client.workflow.executeUpdateWithStart(actUpdate, { args: [{ requestId, action }], startWorkflowOperation }),
    );
  };
  const wake = async (ref: CaseRef) => {
    await client.workflow.signalWithStart(CASE_WORKFLOW, { ...(await startOf(ref)), signal: catchUpSignal });
  };
  return {
    database,
    client,
    taskQueue,
    sms,
    async startWorker(record = database.record) {
      const worker = await startCaseWorker({ record, sms }, taskQueue);
      workers.push(worker);
      return worker;
    },
    async act(of, act) {
      const requestId = await submitDemoAct(database.record, of, act);
      return until(() => ask(of, requestId, act.action).catch(nullIfUnknown), `${act.action} is answered`);
    },
    ask,
    wake,
    async wakeAll() {
      const open = await database.read<{ caseId: string }>('select id as "caseId" from cases where closed_at is null');
      for (const { caseId } of open) await wake({ tenant: DEMO_TENANT.id, caseId });
    },
    workflowOf: ({ tenant, caseId }) => client.workflow.getHandle(caseWorkflowId(tenant, caseId)),
    stopWorkers,
    async stop() {
      await stopWorkers();
      await connection.close();
      await database.drop();
    },
  };
}
