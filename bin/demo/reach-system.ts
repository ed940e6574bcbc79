import { StartupProblem } from '../startup-problem.js';
import { Office } from './office.js';

const ANSWER_WITHIN_MS = 3_000;

/** The running demo system at an address. @throws StartupProblem when nothing runs there, or none with the demo's accounts. */
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
  await office.get('admin1', '/me');
  return office;
}
