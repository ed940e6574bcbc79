import { startSweep } from '../../activities/sweep.js';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { openDemoCase } from '../builders/demo-case.js';
import { type CaseBench, startCaseBench } from '../harness/case-bench.js';
import { until } from '../harness/until.js';
import { caseWorkflowId } from '../../workflows/case-messages.js';

const log = { info: () => undefined, warn: () => undefined };

describe('the sweep', () => {
  let bench: CaseBench;
  beforeAll(async () => {
    bench = await startCaseBench();
    await bench.startWorker();
  });
  afterAll(() => bench.stop());

  const start = () =>
    startSweep({ record: bench.database.record, client: bench.client, taskQueue: bench.taskQueue, everyMs: 200, log });

  it('starts the workflow of a case that nobody woke', async () => {
    const one = await openDemoCase(bench.database.record, 0);
    const sweep = start();
    await until(async () => {
      const rows = await bench.database.read<{ seen: boolean }>(
        'select workflow_seen_at is not null as seen from cases where id = $1',
        [one.caseId],
      );
      return rows[0]?.seen;
    }, 'the case was looked at');
    await sweep.stop();
    expect((await bench.workflowOf(one).describe()).status.name).toBe('RUNNING');
  });

  it('has an overdue clock performed although its workflow is gone, as after the loss of Temporal’s store', async () => {
    const one = await openDemoCase(bench.database.record, 1);
    await bench.wake(one);
    await until(
      async () => (await bench.workflowOf(one).fetchHistory()).events?.some((e) => e.timerStartedEventAttributes),
      'a timer runs',
    );
    await bench.workflowOf(one).terminate('as if it had never been');
    await bench.database.setClock('2026-03-10 00:00:01');
    const sweep = start();
    await until(async () => {
      const rows = await bench.database.read(`select from case_events where case_id = $1 and action = 'escalate'`, [
        one.caseId,
      ]);
      return rows.length === 1;
    }, 'the clock acted');
    await sweep.stop();
  });

  it('gives a case a new run whose old one hears nothing', async () => {
    const one = await openDemoCase(bench.database.record, 2);
    await bench.client.workflow.start('noWorkerKnowsThis', {
      workflowId: caseWorkflowId(one.tenant, one.caseId),
      taskQueue: bench.taskQueue,
    });
    const sweep = start();
    await until(async () => {
      const rows = await bench.database.read('select from cases where id = $1 and workflow_seen_at is not null', [
        one.caseId,
      ]);
      return rows.length === 1;
    }, 'the case was looked at');
    await sweep.stop();
    expect((await bench.workflowOf(one).describe()).type).toBe('caseWorkflow');
  });

  it('finds the work of another tenant too, without seeing any tenant’s rows', async () => {
    const other = 'bbbbbbbb-0000-8000-a000-000000000001';
    await bench.database.owner.query("insert into tenants (id, code, name) values ($1, 'other', 'another county')", [
      other,
    ]);
    const sweep = start();
    await until(async () => {
      const rows = await bench.database.read('select from daily_heads where tenant_id = any($1)', [
        [other, DEMO_TENANT.id],
      ]);
      return rows.length === 2;
    }, 'each tenant has its daily head');
    await sweep.stop();
  });

  it('leaves the work to one of several at a time', async () => {
    const sweeps = [start(), start(), start()];
    const holders = await until(async () => {
      const rows = await bench.database.read<{ count: number }>(
        `select count(*)::integer from pg_locks where locktype = 'advisory' and granted
         and database = (select oid from pg_database where datname = current_database())`,
      );
      return rows[0]?.count || null;
    }, 'one holds the lock');
    expect(holders).toBe(1);
    await Promise.all(sweeps.map((sweep) => sweep.stop()));
  });
});
