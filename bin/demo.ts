import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type DemoConfig, readDemoConfig } from './config.js';
import { choosePeople } from './demo/choose-people.js';
import { DemoClock } from './demo/demo-clock.js';
import type { DemoRun } from './demo/demo-run.js';
import { reachSystem } from './demo/reach-system.js';
import { describe, holdAgainstRecord, isSound, jsonLine } from './demo/report.js';
import { RunFolder } from './demo/run-folder.js';
import { RunLog } from './demo/run-log.js';
import { type Cast, type Told, tellStory } from './demo/story.js';
import { SeededRandom } from './seeded-random.js';
import { runProgram, StartupProblem } from './startup-problem.js';
import { withStoredDatabase } from './stored-database.js';

const LEAST_HOMES = 24;
const MOST_HOMES = 400;
const MOST_SEED = 999_999;
/** The homes of Xiaoshan's report. */
const SMALL_GRANTS = 35;

interface Wanted {
  readonly seed: number;
  readonly homes: number;
  /** Only to compare an earlier run again. */
  readonly check: number | null;
}

/** `npm run demo`: a county's year on a running system, over HTTP alone; ends with the figures and whether they agree. */
runProgram(async () => {
  const wanted = wantedFrom(process.argv.slice(2));
  const config = readDemoConfig();
  const log = new RunLog();
  const folder = wanted.check === null ? await run(config, wanted, log) : RunFolder.at(config.dataFolder, wanted.check);
  const hold = (url: string) => holdAgainstRecord(url, folder, log.acknowledged);
  const outcome = await (config.databaseUrl === null
    ? withStoredDatabase(config.dataFolder, hold)
    : hold(config.databaseUrl));
  const timing = log.timing();
  for (const line of describe(outcome)) tell(line);
  if (timing.actions > 0)
    tell(`${timing.actions} actions, each answered within ${timing.p50Ms} ms (p50) or ${timing.p95Ms} ms (p95).`);
  tell(jsonLine(outcome, timing.actions > 0 ? timing : {}));
  if (!isSound(outcome)) process.exitCode = 1;
});

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

async function run(config: DemoConfig, { seed, homes }: Wanted, log: RunLog): Promise<RunFolder> {
  const office = await reachSystem(config.address);
  const people = choosePeople(seed, homes + SMALL_GRANTS, await RunFolder.peopleOfAll(config.dataFolder));
  const folder = await RunFolder.create(config.dataFolder);
  await folder.writePeople({ seed: people.seed, count: people.applicants.length });
  const tag = randomBytes(4).toString('hex').toUpperCase();
  const random = new SeededRandom(people.seed);
  const demoRun: DemoRun = { office, clock: new DemoClock(office), log, random, folder, tag, bank: [], tell };
  const cast: Cast = {
    applicants: people.applicants.slice(0, homes),
    grantees: people.applicants.slice(homes),
    earlier: people.earlier,
  };
  tell(`Run ${folder.run} at ${config.address}: seed ${seed}, ${homes} homes and ${SMALL_GRANTS} small grants.`);
  const told = await tellStory(demoRun, cast);
  await keepSheet(demoRun, told, seed);
  tell(`Plans and figures kept in ${config.dataFolder}/demo-runs/${folder.run}.`);
  return folder;
}

async function keepSheet({ folder, bank }: DemoRun, told: Told, seed: number): Promise<void> {
  const { homes, lots, smallGrants } = told;
  await folder.writeSheet({
    run: folder.run,
    seed,
    homes: homes.map(({ file: { id, number }, town }) => ({ id, number, town })),
    lots: lots.map(({ file: { id, number }, town, sumFen }) => ({ id, number, town, sumFen: String(sumFen) })),
    smallGrants: smallGrants.map(({ file }) => file.id),
    bank,
  });
}

function wantedFrom(args: readonly string[]): Wanted {
  const options = {
    seed: { type: 'string', default: '1' },
    homes: { type: 'string', default: '60' },
    check: { type: 'string' },
  } as const;
  try {
    const { seed, homes, check } = parseArgs({ args: [...args], options }).values;
    return {
      seed: wholeNumber('--seed', seed, 0, MOST_SEED),
      homes: wholeNumber('--homes', homes, LEAST_HOMES, MOST_HOMES),
      check: check === undefined ? null : wholeNumber('--check', check, 1, MOST_SEED),
    };
  } catch (error) {
    throw new StartupProblem(
      error instanceof Error ? error.message : String(error),
      'npm run demo -- --seed 2 --homes 30; npm run demo -- --check 1 compares an earlier run again.',
    );
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new Error(`${name} ${text}: it is a whole number from ${least} to ${most}.`);
}
