import { readdirSync, readFileSync } from 'node:fs';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { testServers } from '../harness/test-servers.js';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { events: object[] };
const asHistory = (saved: object) => proto.temporal.api.history.v1.History.fromObject(saved);

describe('runs of earlier versions', () => {
  const options = () => ({ workflowBundle: { codePath: testServers().workflowBundle } });

  it.each(files)('%s goes on with the workflow as it is now', async (file) => {
    await Worker.runReplayHistory(options(), asHistory(read(file)));
  });

  it('would be told from a run that this code could not have made', async () => {
    const saved = JSON.stringify(read('clock-due-and-rejected.json'));
    const other = JSON.parse(saved.replaceAll('"runEffect"', '"anotherActivity"')) as object;
    await expect(Worker.runReplayHistory(options(), asHistory(other))).rejects.toThrow(DeterminismViolationError);
  });
});
