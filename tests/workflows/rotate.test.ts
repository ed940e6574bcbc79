import { rotateSignal } from '../../workflows/case-messages.js';
import { correction, openDemoCase } from '../builders/demo-case.js';
import { type CaseBench, startCaseBench } from '../harness/case-bench.js';
import { until } from '../harness/until.js';

describe('a case whose history is begun anew', () => {
  let bench: CaseBench;
  beforeAll(async () => {
    bench = await startCaseBench();
    await bench.startWorker();
  });
  afterAll(() => bench.stop());

  it('goes on in another run with the same state, its clocks and its name', async () => {
    const one = await openDemoCase(bench.database.record, 0);
    await bench.act(one, correction(one, 1));
    const before = await bench.workflowOf(one).describe();
    await bench.workflowOf(one).signal(rotateSignal);
    const after = await until(async () => {
      const now = await bench.workflowOf(one).describe();
      return now.runId === before.runId ? null : now;
    }, 'another run began');
    expect(after.status.name).toBe('RUNNING');
    expect(after.memo?.['case']).toContain(one.number);
    expect(await bench.act(one, correction(one, 2))).toMatchObject({ kind: 'recorded', answer: { seq: 3 } });

    await bench.database.setClock('2026-03-10 00:00:01');
    await bench.wake(one);
    await until(async () => {
      const rows = await bench.database.read(`select from case_events where case_id = $1 and role = 'clock'`, [
        one.caseId,
      ]);
      return rows.length > 0;
    }, 'the clock acted in the new run');
    await bench.database.setClock('2026-03-02 09:00');
  });

  it('loses no act while acts keep coming', async () => {
    const one = await openDemoCase(bench.database.record, 1);
    const acting = (async () => {
      for (let seq = 1; seq <= 15; seq += 1) {
        const answer = await bench.act(one, correction(one, seq));
        expect(answer).toMatchObject({ kind: 'recorded', answer: { seq: seq + 1 } });
      }
    })();
    for (let times = 0; times < 5; times += 1) {
      await until(
        async () =>
          bench
            .workflowOf(one)
            .signal(rotateSignal)
            .then(
              () => true,
              () => false,
            ),
        'a run took the signal',
      );
    }
    await acting;
    const rows = await bench.database.read<{ seq: number }>('select seq from case_events where case_id = $1', [
      one.caseId,
    ]);
    expect(rows).toHaveLength(16);
  });
});
