import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { demoId } from './demo-county.js';
import { DEMO_PEOPLE, DEMO_SEED } from './demo-lists.js';
import { demoApplicants } from './demo-people.js';

/**
 * Writes the demo's invented applicants, whom its lists know, into the data folder: for each the login of the village's
 * officer, and the body with which that officer opens the case.
 * @returns the file.
 */
export async function writeDemoApplicants(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, 'demo-applicants.json');
  const applicants = demoApplicants(DEMO_SEED, DEMO_PEOPLE).map(({ village, form }) => ({
    login: village,
    body: { procedure: 'home-renovation', placeId: demoId(`org:${village}`), form },
  }));
  await writeFile(file, `${JSON.stringify(applicants, null, 2)}\n`, { mode: 0o600 });
  return file;
}
