import { correction, openDemoCase } from '../builders/demo-case.js';
import { type CaseBench, startCaseBench } from '../harness/case-bench.js';
import { type SpawnedWorker, spawnWorker } from '../harness/spawn-worker.js';
import { testServers } from '../harness/test-servers.js';
import { until } from '../harness/until.js';

describe('a worker that dies in the middle', () => {
  let bench: CaseBench;
  const workers: SpawnedWorker[] = [];
  const start = async () => {
    const worker = await spawnWorker(bench.database.appUrl, bench.taskQueue, testServers().folder);
    workers.push(worker);
    return worker;
  };
  beforeAll(async () => {
    bench = await startCaseBench();
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await bench.stop();
  });

  it('is replaced by another, with every act recorded once', async () => {
    const first = await start();
    const cases = await Promise.all([0, 1, 2, 3].map((place) => openDemoCase(bench.database.record, place)));
    const ACTS = 8;
    const acting = cases.map(async (one) => {
      for (let seq = 1; seq <= ACTS; seq += 1) {
        const answer = await bench.act(one, correction(one, seq));
        expect(answer).toMatchObject({ kind: 'recorded', answer: { seq: seq + 1 } });
      }
    });
    await until(async () => (await actsRecorded(bench)) >= 4, 'some acts are recorded');
    await first.kill();
    const atKill = await actsRecorded(bench);
    await start();
    await Promise.all(acting);
    expect(atKill).toBeLessThan(cases.length * ACTS);
    expect(await actsRecorded(bench)).toBe(cases.length * ACTS);
  });
});

async function actsRecorded(bench: CaseBench): Promise<number> {
  const rows = await bench.database.read<{ count: number }>(
    `select count(*)::integer from case_events where action = 'amendApplication'`,
  );
  return rows[0]?.count ?? 0;
}
