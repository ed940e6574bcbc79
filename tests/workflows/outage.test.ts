import { ApplicationFailure, WorkflowUpdateFailedError } from '@temporalio/client';
import { correction, openDemoCase, submitDemoAct } from '../builders/demo-case.js';
import { type CaseBench, startCaseBench } from '../harness/case-bench.js';
import { type CuttableLine, cuttableLine } from '../harness/cuttable-line.js';
import { openTestPool } from '../harness/test-database.js';

describe('while the record cannot be reached', () => {
  let bench: CaseBench;
  let line: CuttableLine;
  let pool: ReturnType<typeof openTestPool>;

  beforeAll(async () => {
    bench = await startCaseBench();
    line = await cuttableLine(bench.database.appUrl);
    pool = openTestPool(line.url, 4);
    await bench.startWorker({ ...bench.database.record, pool });
  });
  afterAll(async () => {
    line.mend();
    await bench.stopWorkers();
    await pool.end();
    await line.close();
    await bench.stop();
  });

  it('fails the update as unavailable, keeps the workflow healthy, and performs the same request afterwards', async () => {
    const one = await openDemoCase(bench.database.record, 0);
    await bench.act(one, correction(one, 1));
    const requestId = await submitDemoAct(bench.database.record, one, correction(one, 2));

    line.cut();
    const error = await bench.ask(one, requestId, 'amendApplication').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
    expect((error as WorkflowUpdateFailedError).cause).toBeInstanceOf(ApplicationFailure);
    expect((error as WorkflowUpdateFailedError).cause).toMatchObject({ type: 'unavailable' });
    await bench.wake(one);

    line.mend();
    const answer = await bench.ask(one, requestId, 'amendApplication');
    expect(answer).toMatchObject({ kind: 'recorded', answer: { seq: 3 } });
    const { status } = await bench.workflowOf(one).describe();
    expect(status.name).toBe('RUNNING');
    const { events } = await bench.workflowOf(one).fetchHistory();
    expect((events ?? []).filter((event) => event.workflowTaskFailedEventAttributes)).toEqual([]);
  });

  it('begins with a record that is away, and goes on when it is back', async () => {
    const one = await openDemoCase(bench.database.record, 1);
    line.cut();
    await bench.wake(one);
    const requestId = await submitDemoAct(bench.database.record, one, correction(one, 1));
    await expect(bench.ask(one, requestId, 'amendApplication')).rejects.toBeInstanceOf(WorkflowUpdateFailedError);
    line.mend();
    expect(await bench.ask(one, requestId, 'amendApplication')).toMatchObject({ kind: 'recorded' });
  });
});
