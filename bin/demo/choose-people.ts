import { DEMO_PEOPLE, DEMO_SEED } from '../demo-lists.js';
import { type DemoApplicant, demoApplicants, type DemoPerson, demoPeople } from '../demo-people.js';
import type { RunPeople } from './run-folder.js';

/** Numbers of households' registers hold the last three digits of the seed, so that many runs have registers of their own. */
const RUNS = 1_000;

export interface ChosenPeople {
  readonly seed: number;
  readonly applicants: readonly DemoApplicant[];
  /** Those of earlier runs. */
  readonly earlier: readonly DemoPerson[];
}

/** Invents the people of a run: none of them is one of the demo's own or of an earlier run. */
export function choosePeople(seed: number, count: number, runs: readonly RunPeople[]): ChosenPeople {
  const earlier = runs.flatMap((people) => demoPeople(people.seed, people.count));
  const known = new Set([...demoPeople(DEMO_SEED, DEMO_PEOPLE), ...earlier].map(({ idNumber }) => idNumber));
  const taken = new Set([DEMO_SEED, ...runs.map((people) => people.seed % RUNS)]);
  for (let own = 0; own < RUNS; own += 1) {
    if (taken.has(own)) continue;
    const applicants = demoApplicants(seed * RUNS + own, count);
    if (applicants.every(({ person }) => !known.has(person.idNumber)))
      return { seed: seed * RUNS + own, applicants, earlier };
  }
  throw new Error('so many runs have been here that no new people can be invented: begin with a new data folder');
}
