import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { readStartConfig } from './config.js';
import { HOLD_LINES } from './notice-restore.js';
import { describeFailure, runProgram } from './startup-problem.js';
import { type StartedSystem, System } from './system.js';

/** A terminal and npm both pass Ctrl-C on: a second signal within this time is the first one again. */
const SAME_SIGNAL_MS = 700;

/** `npm start`: the whole system under one supervisor, until Ctrl-C or SIGTERM. */
runProgram(async () => {
  // what the parts write is for this user alone
  process.umask(0o077);
  const config = readStartConfig();
  const tell = (line: string) => {
    process.stdout.write(`${line}\n`);
    keepLine(config.dataFolder, line);
  };
  const system = new System(config, tell);
  const stopAsked = stopOnSignals(system);
  // whatever ends this process, nothing it started stays behind
  process.on('exit', () => system.force());
  try {
    const started = await Promise.race([system.start(), stopAsked]);
    if (started) {
      announce(started);
      await stopAsked;
    }
    process.stdout.write('Stopping\n');
    await system.stop();
    process.stdout.write('Stopped\n');
    process.exit(0);
  } catch (error) {
    await system.stop();
    throw error;
  }
});

function announce({ address, accounts, applicantsFile, onHold }: StartedSystem): void {
  const width = Math.max(...accounts.map(({ login }) => login.length), 0);
  const lines = accounts.map(
    ({ login, password, roles, org }) => `  ${login.padEnd(width)}  ${password}  ${roles.join(', ')}  ${org}`,
  );
  process.stdout.write(`Tongtu is ready at ${address}\n`);
  if (lines.length > 0)
    process.stdout.write(`Demo accounts (login, password, roles, organisation):\n${lines.join('\n')}\n`);
  if (applicantsFile !== null)
    process.stdout.write(`Invented applicants, to open applications of: ${applicantsFile}\n`);
  if (onHold) process.stdout.write(`${HOLD_LINES.join('\n')}\n`);
  process.stdout.write('Ctrl-C stops it.\n');
}

/** Resolves at the first signal to stop; a later one ends everything at once. */
function stopOnSignals(system: System): Promise<null> {
  return new Promise((resolve) => {
    let askedAt: number | null = null;
    const onSignal = () => {
      if (askedAt !== null && Date.now() - askedAt > SAME_SIGNAL_MS) {
        process.stdout.write('Stopped at once\n');
        system.force();
        process.exit(130);
      }
      askedAt ??= Date.now();
      resolve(null);
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
    process.on('uncaughtException', (error) => {
      process.stderr.write(`${describeFailure(error)}\n`);
      system.force();
      process.exit(1);
    });
  });
}

/** The same lines in a file, for who was not there. */
function keepLine(dataFolder: string, line: string): void {
  try {
    appendFileSync(path.join(dataFolder, 'logs', 'start.log'), `${new Date().toISOString()} ${line}\n`, {
      mode: 0o600,
    });
  } catch {
    // the folder is not there yet, or full: the line was printed
  }
}
