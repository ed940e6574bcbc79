import { StartupProblem } from '../startup-problem.js';
import { Office } from './office.js';

const ANSWER_WITHIN_MS = 3_000;

/** The running demo system at an address. @throws StartupProblem when nothing runs there, or no demo. */
export async function reachSystem(address: string): Promise<Office> {
  const healthy = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).then(
    (answer) => answer.ok,
    () => false,
  );
  if (!healthy) {
    throw new StartupProblem(
      `No Tongtu answers at ${address}.`,
      'Start one in another terminal, npm start, and name its PORT and TONGTU_DATA here too if they are not the usual ones.',
    );
  }
  const office = new Office(address);
  const { status } = await office.send('admin1', 'POST', '/demo/clock', { json: {} });
  if (status === 404) {
    throw new StartupProblem(
      `The system at ${address} runs in production: its clock cannot be moved.`,
      'The demo runs on a system of its own alone: npm start without NODE_ENV=production, with another TONGTU_DATA and PORT.',
    );
  }
  return office;
}
