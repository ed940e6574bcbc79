import { Runtime } from '@temporalio/worker';
import { runProgram } from './startup-problem.js';
import { TEMPORAL_VERSION } from './temporal-wheel.js';

/** Fetches Temporal's program into the folder of the first argument, by the SDK's own download. */
runProgram(async () => {
  const downloadDir = process.argv[2];
  if (!downloadDir) throw new Error('Name the folder to download into.');
  const runtime = Runtime.instance();
  const server = await runtime.createEphemeralServer({
    type: 'dev-server',
    exe: {
      type: 'cached-download',
      downloadDir,
      version: `v${TEMPORAL_VERSION}`,
      ttl: 0,
      sdkName: 'sdk-typescript',
      sdkVersion: 'tongtu',
    },
    namespace: 'default',
    ip: '127.0.0.1',
    port: null,
    uiPort: null,
    dbFilename: null,
    ui: false,
    log: { format: 'pretty', level: 'error' },
    extraArgs: [],
  });
  await runtime.shutdownEphemeralServer(server);
  process.exit(0);
});
